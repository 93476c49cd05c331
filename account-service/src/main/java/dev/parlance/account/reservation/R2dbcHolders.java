package dev.parlance.account.reservation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.transaction.reactive.TransactionalOperator;

import io.r2dbc.spi.Readable;
import reactor.core.publisher.Mono;

import dev.parlance.chassis.storage.StorageTimeout;

import static java.util.Objects.requireNonNull;

/**
 * {@link Holders} in PostgreSQL, by its clock. What is given up is settled like anything else, as orphaned; of instances
 * that sweep at the same time each takes what the others have not locked.
 */
final class R2dbcHolders implements Holders {

    /** A sweep has to end in the time of a request, and a block has up to 256 slots. */
    private static final int BLOCKS_AT_A_TIME = 10;

    private static final String UNKNOWN = """
            SELECT id, account, opened_at, CAST(ended AS text) AS ended FROM blocks
            WHERE holder = :holder AND NOT id = ANY (:known)
                AND opened_at < now() - CAST(:silence AS float8) * interval '1 second'
            LIMIT %d FOR UPDATE SKIP LOCKED""".formatted(BLOCKS_AT_A_TIME);

    private static final String SILENT = """
            SELECT b.id, b.account, b.opened_at, CAST(b.ended AS text) AS ended FROM blocks b
            WHERE b.opened_at < now() - CAST(:silence AS float8) * interval '1 second' AND NOT EXISTS (
                SELECT FROM holders h
                WHERE h.id = b.holder AND h.seen_at > now() - CAST(:silence AS float8) * interval '1 second')
            LIMIT %d FOR UPDATE OF b SKIP LOCKED""".formatted(BLOCKS_AT_A_TIME);

    private final DatabaseClient database;

    private final TransactionalOperator transaction;

    private final Settlements settlements;

    private final double silence;

    R2dbcHolders(DatabaseClient database, TransactionalOperator transaction, Settlements settlements,
            Duration silence) {
        this.database = database;
        this.transaction = transaction;
        this.settlements = settlements;
        this.silence = silence.toMillis() / 1000.0;
    }

    @Override
    public Mono<Void> hear(UUID holder) {
        return database.sql("""
                INSERT INTO holders (id, seen_at) VALUES (:holder, now())
                ON CONFLICT (id) DO UPDATE SET seen_at = excluded.seen_at""")
                .bind("holder", holder).then()
                .as(StorageTimeout::guard);
    }

    @Override
    public Mono<Void> hear(UUID holder, List<UUID> known) {
        var unknown = database.sql(UNKNOWN).bind("holder", holder).bind("known", known.toArray(UUID[]::new));
        return hear(holder).then(giveUp(unknown)).then();
    }

    @Override
    public Mono<Void> listen() {
        return database.sql("SELECT 1").then().as(StorageTimeout::guard);
    }

    @Override
    public Mono<Integer> sweep() {
        return giveUp(database.sql(SILENT)).flatMap(swept -> swept > 0 ? Mono.just(swept) : forget().thenReturn(0));
    }

    private Mono<Integer> giveUp(GenericExecuteSpec blocks) {
        return blocks.bind("silence", silence).map(Abandoned::read).all().collectList()
                .flatMap(this::orphan)
                .as(transaction::transactional).as(StorageTimeout::guard);
    }

    private Mono<Integer> orphan(List<Abandoned> blocks) {
        List<EndedCall> calls = blocks.stream().flatMap(Abandoned::orphans).toList();
        return settlements.settle(new Settlement(calls, List.of())).thenReturn(blocks.size());
    }

    private Mono<Void> forget() {
        return database.sql("DELETE FROM holders WHERE seen_at < now() - interval '1 day'").then()
                .as(StorageTimeout::guard);
    }

    private record Abandoned(UUID block, UUID account, Instant openedAt, String ended) {

        static Abandoned read(Readable row) {
            return new Abandoned(requireNonNull(row.get("id", UUID.class)),
                    requireNonNull(row.get("account", UUID.class)),
                    requireNonNull(row.get("opened_at", Instant.class)),
                    requireNonNull(row.get("ended", String.class)));
        }

        Stream<EndedCall> orphans() {
            return IntStream.range(0, ended.length()).filter(slot -> ended.charAt(slot) == '0')
                    .mapToObj(slot -> EndedCall.orphaned(new SlotId(block, slot), account, openedAt));
        }
    }
}
