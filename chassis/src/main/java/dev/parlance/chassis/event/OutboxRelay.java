package dev.parlance.chassis.event;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;

import io.r2dbc.spi.Readable;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

import dev.parlance.chassis.lifecycle.BackgroundWork;

/**
 * Carries facts from the outbox table to Kafka, at least once. A batch is locked, sent, and deleted only when the broker
 * has acknowledged all of it; rows locked by another instance are skipped.
 *
 * <p>It polls: quickly for a moment after this instance wrote a fact, slowly otherwise. A notification inside each
 * transaction would be quicker to arrive and far slower to commit.
 */
final class OutboxRelay extends BackgroundWork {

    private static final Logger log = LoggerFactory.getLogger(OutboxRelay.class);

    private static final int BATCH = 200;

    private static final Duration QUICK = Duration.ofMillis(10);

    private static final Duration SLOW = Duration.ofMillis(500);

    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);

    private static final int QUICK_ROUNDS = 20;

    private final DatabaseClient database;

    private final TransactionalOperator transaction;

    private final KafkaTemplate<byte[], byte[]> kafka;

    private final String source;

    private final Scheduler publishing = Schedulers.newSingle("outbox-relay", true);

    private final AtomicInteger quickRounds = new AtomicInteger(QUICK_ROUNDS);

    private volatile boolean failing;

    OutboxRelay(DatabaseClient database, TransactionalOperator transaction, KafkaTemplate<byte[], byte[]> kafka,
            String source) {
        this.database = database;
        this.transaction = transaction;
        this.kafka = kafka;
        this.source = source;
    }

    /** Tells that a fact was written and will be visible soon. */
    void hint() {
        quickRounds.set(QUICK_ROUNDS);
    }

    /** Sends one batch; emits how many facts the broker took. */
    Mono<Integer> relay() {
        return transaction.transactional(claimed().collectList().flatMap(this::send));
    }

    @Override
    protected Disposable begin() {
        return Mono.defer(this::relay)
                .doOnNext(this::sent)
                .map(sent -> sent == BATCH ? Duration.ZERO : pause())
                .onErrorResume(failure -> Mono.just(failed(failure)))
                .flatMap(Mono::delay)
                .repeat()
                .subscribe();
    }

    private Flux<Row> claimed() {
        return database.sql("""
                SELECT id, topic, type, subject, account, time, convert_from(data, 'UTF8') AS data, trace FROM outbox
                ORDER BY position LIMIT %d FOR UPDATE SKIP LOCKED""".formatted(BATCH))
                .map(this::row).all();
    }

    /** The data is read as text: the driver takes binary in hexadecimal, and dearly. */
    private Row row(Readable row) {
        return new Row(get(row, "topic", String.class), new Event(get(row, "id", UUID.class),
                get(row, "type", String.class), source, get(row, "subject", String.class),
                get(row, "account", UUID.class), get(row, "time", java.time.Instant.class),
                get(row, "data", String.class).getBytes(StandardCharsets.UTF_8), row.get("trace", String.class)));
    }

    private Mono<Integer> send(List<Row> rows) {
        if (rows.isEmpty()) {
            return Mono.just(0);
        }
        UUID[] ids = rows.stream().map(row -> row.event().id()).toArray(UUID[]::new);
        return Flux.fromIterable(rows).flatMapSequential(this::publish, BATCH)
                .then(database.sql("DELETE FROM outbox WHERE id = ANY(:ids)").bind("ids", ids).then())
                .thenReturn(rows.size());
    }

    /** The producer waits, for seconds, where it does not know the broker yet: never on the database's event loop. */
    private Mono<Void> publish(Row row) {
        return Mono.fromFuture(() -> kafka.send(EventHeaders.record(row.topic(), row.event())))
                .subscribeOn(publishing).then();
    }

    private Duration pause() {
        return quickRounds.getAndUpdate(left -> Math.max(0, left - 1)) > 0 ? QUICK : SLOW;
    }

    private void sent(int count) {
        if (failing) {
            log.info("Facts are published again");
            failing = false;
        }
        if (count > 0) {
            hint();
        }
    }

    private Duration failed(Throwable failure) {
        if (!failing) {
            log.warn("Facts wait in the outbox, publishing is tried again every second: {}", failure.toString());
            failing = true;
        }
        return AFTER_FAILURE;
    }

    private static <T> T get(Readable row, String column, Class<T> type) {
        T value = row.get(column, type);
        if (value == null) {
            throw new IllegalStateException("The outbox has no empty column, yet " + column + " is empty");
        }
        return value;
    }

    private record Row(String topic, Event event) {}
}
