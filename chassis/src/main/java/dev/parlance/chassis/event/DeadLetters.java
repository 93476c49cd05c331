package dev.parlance.chassis.event;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.core.KafkaTemplate;

import com.fasterxml.jackson.annotation.JsonProperty;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Facts that a consumer could not take in: they lie in the topic {@code <topic>.dead}, each with its reason, until the
 * operator sends them once more. Waits for the broker, on threads that may.
 */
public final class DeadLetters {

    private static final int MOST = 1_000;

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final String OF_THE_BINDER = "x-";

    private final Supplier<Consumer<byte[], byte[]>> consumers;

    private final KafkaTemplate<byte[], byte[]> kafka;

    /** @param consumers in a group of their own, which commit only when told to */
    DeadLetters(Supplier<Consumer<byte[], byte[]>> consumers, KafkaTemplate<byte[], byte[]> kafka) {
        this.consumers = consumers;
        this.kafka = kafka;
    }

    /** Those that have not been sent again, the oldest thousand of them. */
    public Mono<Box> look(String topic) {
        return Mono.fromCallable(() -> blockingLook(topic)).subscribeOn(Schedulers.boundedElastic());
    }

    /** Sends them once more, at most a thousand at a time; a fact that fails again comes back. */
    public Mono<Replay> replay(String topic) {
        return Mono.fromCallable(() -> blockingReplay(topic)).subscribeOn(Schedulers.boundedElastic());
    }

    private Box blockingLook(String topic) {
        try (var consumer = consumers.get()) {
            return new Box(unread(consumer, topic).stream().map(DeadLetters::letter).toList());
        }
    }

    private Replay blockingReplay(String topic) throws ExecutionException, InterruptedException {
        try (var consumer = consumers.get()) {
            var unread = unread(consumer, topic);
            for (var dead : unread) {
                kafka.send(again(topic, dead)).get();
            }
            consumer.commitSync(read(unread), PATIENCE);
            return new Replay(unread.size());
        }
    }

    private static List<ConsumerRecord<byte[], byte[]>> unread(Consumer<byte[], byte[]> consumer, String topic) {
        var partitions = consumer.partitionsFor(topic + ".dead", PATIENCE).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition())).toList();
        consumer.assign(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, PATIENCE);
        List<ConsumerRecord<byte[], byte[]>> unread = new ArrayList<>();
        while (unread.size() < MOST && ends.entrySet().stream()
                .anyMatch(end -> consumer.position(end.getKey(), PATIENCE) < end.getValue())) {
            consumer.poll(PATIENCE).forEach(unread::add);
        }
        return unread;
    }

    private static Map<TopicPartition, OffsetAndMetadata> read(List<ConsumerRecord<byte[], byte[]>> records) {
        Map<TopicPartition, OffsetAndMetadata> read = new HashMap<>();
        records.forEach(dead -> read.put(new TopicPartition(dead.topic(), dead.partition()),
                new OffsetAndMetadata(dead.offset() + 1)));
        return read;
    }

    private static ProducerRecord<byte[], byte[]> again(String topic, ConsumerRecord<byte[], byte[]> dead) {
        var record = new ProducerRecord<>(topic, dead.key(), dead.value());
        for (Header header : dead.headers()) {
            if (!header.key().startsWith(OF_THE_BINDER)) {
                record.headers().add(header);
            }
        }
        return record;
    }

    private static Letter letter(ConsumerRecord<byte[], byte[]> dead) {
        return new Letter(text(dead, "ce_id"), text(dead, "ce_type"), text(dead, "ce_subject"),
                text(dead, "ce_account"),
                text(dead, "x-exception-message"), Instant.ofEpochMilli(dead.timestamp()));
    }

    private static @Nullable String text(ConsumerRecord<byte[], byte[]> dead, String name) {
        Header header = dead.headers().lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }

    /** The facts that wait. */
    public record Box(@JsonProperty("dead") List<Letter> dead) {}

    /** A fact and why it was not taken in; its attributes are missing where it never had them. */
    public record Letter(@JsonProperty("id") @Nullable String id, @JsonProperty("type") @Nullable String type,
            @JsonProperty("subject") @Nullable String subject, @JsonProperty("account") @Nullable String account,
            @JsonProperty("reason") @Nullable String reason, @JsonProperty("since") Instant since) {}

    /** How many facts were sent once more. */
    public record Replay(@JsonProperty("replayed") int replayed) {}
}
