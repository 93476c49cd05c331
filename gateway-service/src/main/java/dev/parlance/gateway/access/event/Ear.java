package dev.parlance.gateway.access.event;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.messaging.Message;
import org.springframework.messaging.support.MessageBuilder;

import dev.parlance.gateway.access.Hearing;
import dev.parlance.gateway.access.KeyNews;

/**
 * One connection to the broker. It begins at the end of every partition, because nothing is known yet that older facts
 * could change. Once a second it asks where the ends are, and is up to date when it has heard all there was the last time.
 */
final class Ear {

    private static final Logger log = LoggerFactory.getLogger(Ear.class);

    private static final Duration POLL = Duration.ofMillis(200);

    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private static final long CHECK = Duration.ofSeconds(1).toNanos();

    private static final long SURVEY = Duration.ofSeconds(15).toNanos();

    private final KafkaConsumer<byte[], byte[]> consumer;

    private final Subscription subscription;

    private final Consumer<Message<byte[]>> handler;

    private final KeyNews news;

    private final Hearing hearing;

    private Map<TopicPartition, Long> ends = Map.of();

    private long checkedAt;

    private long surveyedAt;

    Ear(KafkaConsumer<byte[], byte[]> consumer, Subscription subscription, Consumer<Message<byte[]>> handler,
            KeyNews news, Hearing hearing) {
        this.consumer = consumer;
        this.subscription = subscription;
        this.handler = handler;
        this.news = news;
        this.hearing = hearing;
    }

    /** From here on nothing is missed, so everything learnt before is asked about again. */
    void begin() {
        List<TopicPartition> partitions = subscription.partitions(consumer);
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
        ends = consumer.endOffsets(partitions, PATIENCE);
        checkedAt = System.nanoTime();
        surveyedAt = checkedAt;
        news.mayHaveBeenMissed();
        hearing.isUpToDate(true);
        log.info("News about keys are heard");
    }

    void listen() {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
            hear(record);
        }
        long now = System.nanoTime();
        if (now - checkedAt >= CHECK) {
            checkedAt = now;
            hearing.isUpToDate(hasHeardAll());
        }
        if (now - surveyedAt >= SURVEY) {
            surveyedAt = now;
            survey();
        }
    }

    /** What cannot be understood could have been about any key. */
    private void hear(ConsumerRecord<byte[], byte[]> record) {
        try {
            handler.accept(message(record));
        } catch (RuntimeException notUnderstood) {
            log.error("The fact {} could not be understood", place(record), notUnderstood);
            news.mayHaveBeenMissed();
        }
    }

    private static String place(ConsumerRecord<byte[], byte[]> record) {
        return record.topic() + "-" + record.partition() + "@" + record.offset();
    }

    private static Message<byte[]> message(ConsumerRecord<byte[], byte[]> record) {
        MessageBuilder<byte[]> message = MessageBuilder
                .withPayload(record.value() == null ? new byte[0] : record.value());
        record.headers().forEach(header -> message.setHeader(header.key(), header.value()));
        return message.build();
    }

    private boolean hasHeardAll() {
        try {
            boolean all = ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
            ends = consumer.endOffsets(consumer.assignment(), PATIENCE);
            return all;
        } catch (TimeoutException away) {
            log.debug("The broker does not say where its partitions end", away);
            return false;
        }
    }

    /** A partition that was added meanwhile is read from its beginning. */
    private void survey() {
        List<TopicPartition> added = new ArrayList<>(subscription.partitions(consumer));
        added.removeAll(consumer.assignment());
        if (!added.isEmpty()) {
            Map<TopicPartition, Long> places = new HashMap<>();
            consumer.assignment().forEach(partition -> places.put(partition, consumer.position(partition)));
            added.forEach(partition -> places.put(partition, 0L));
            consumer.assign(places.keySet());
            places.forEach(consumer::seek);
        }
    }
}
