package dev.parlance.gateway.access.event;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * All partitions of some topics, for one instance alone: no group, no offsets kept anywhere, and nothing from before.
 *
 * @param properties of the broker
 * @param topics by name
 */
record Subscription(Map<String, Object> properties, Set<String> topics) {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final int PARTITIONS = 4;

    KafkaConsumer<byte[], byte[]> open() {
        Map<String, Object> settings = new HashMap<>(properties);
        settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        settings.put(ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1_000);
        settings.put(ConsumerConfig.METADATA_MAX_AGE_CONFIG, 10_000);
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** As many as there are now; fails while a topic is not there. */
    List<TopicPartition> partitions(KafkaConsumer<byte[], byte[]> consumer) {
        return topics.stream().flatMap(topic -> consumer.partitionsFor(topic, PATIENCE).stream())
                .map(part -> new TopicPartition(part.topic(), part.partition())).toList();
    }

    /** So that this instance does not wait for the first fact ever before it can listen. */
    void makeTopics() throws InterruptedException, ExecutionException, TimeoutException {
        try (Admin admin = Admin.create(properties)) {
            Set<String> there = admin.listTopics().names().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            List<NewTopic> missing = topics.stream().filter(topic -> !there.contains(topic))
                    .map(topic -> new NewTopic(topic, Optional.of(PARTITIONS), Optional.empty())).toList();
            admin.createTopics(missing).all().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        }
    }
}
