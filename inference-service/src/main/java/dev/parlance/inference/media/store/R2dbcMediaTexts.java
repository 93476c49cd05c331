package dev.parlance.inference.media.store;

import java.time.Clock;
import java.time.Duration;
import java.util.UUID;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;

import reactor.core.publisher.Mono;

import dev.parlance.chassis.storage.StorageTimeout;
import dev.parlance.inference.media.MediaTexts;

/** {@link MediaTexts} in PostgreSQL, for a month. */
@Repository
class R2dbcMediaTexts implements MediaTexts {

    private static final Duration KEPT = Duration.ofDays(30);

    private final DatabaseClient database;

    private final Clock clock;

    R2dbcMediaTexts(DatabaseClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public Mono<String> find(UUID account, byte[] print, String reader) {
        return database.sql("""
                SELECT text FROM media_text
                WHERE account = :account AND print = :print AND reader = :reader AND read_at > :since""")
                .bind("account", account).bind("print", print).bind("reader", reader)
                .bind("since", clock.instant().minus(KEPT))
                .map(row -> String.valueOf(row.get("text", String.class))).one().as(StorageTimeout::guard);
    }

    /** What nobody may find any more goes at the same time. */
    @Override
    public Mono<Void> keep(UUID account, byte[] print, String reader, String text) {
        return database.sql("""
                INSERT INTO media_text (account, print, reader, text, read_at)
                VALUES (:account, :print, :reader, :text, :now)
                ON CONFLICT (account, print, reader) DO UPDATE SET text = excluded.text, read_at = excluded.read_at""")
                .bind("account", account).bind("print", print).bind("reader", reader)
                .bind("text", text.replace("\0", "")).bind("now", clock.instant()).fetch().rowsUpdated()
                .then(forget(account)).as(StorageTimeout::guard);
    }

    private Mono<Void> forget(UUID account) {
        return database.sql("DELETE FROM media_text WHERE account = :account AND read_at <= :since")
                .bind("account", account).bind("since", clock.instant().minus(KEPT)).then();
    }
}
