package dev.parlance.gateway.idempotency;

import java.time.Duration;
import java.util.Collection;
import java.util.UUID;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.Parameter;

import io.r2dbc.spi.Readable;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import dev.parlance.chassis.storage.StorageTimeout;

/** {@link Claims} in PostgreSQL, by its clock. */
final class R2dbcClaims implements Claims {

    private static final int AT_ONCE = 1_000;

    private final DatabaseClient database;

    private final Duration lease;

    private final Duration kept;

    R2dbcClaims(DatabaseClient database, Duration lease, Duration kept) {
        this.database = database;
        this.lease = lease;
        this.kept = kept;
    }

    @Override
    public Mono<Finding> claim(byte[] id, UUID holder) {
        return take(id, holder).switchIfEmpty(Mono.defer(() -> find(id))).as(StorageTimeout::guard);
    }

    private Mono<Finding> take(byte[] id, UUID holder) {
        return database.sql("""
                INSERT INTO idempotent_requests AS r (id, holder, lease, created_at)
                VALUES (:id, :holder, now() + make_interval(secs => :lease), now())
                ON CONFLICT (id) DO UPDATE SET holder = excluded.holder, lease = excluded.lease,
                    created_at = excluded.created_at, fingerprint = NULL, answer = NULL
                WHERE r.fingerprint IS NULL AND r.lease < now() OR r.created_at < now() - make_interval(secs => :kept)
                RETURNING holder""")
                .bind("id", id).bind("holder", holder).bind("lease", lease.toMillis() / 1e3)
                .bind("kept", kept.toMillis() / 1e3)
                .map(row -> (Finding) new Finding.Mine()).one();
    }

    /** A place that was left in this moment is still told to be taken; its request comes again. */
    private Mono<Finding> find(byte[] id) {
        return database.sql("SELECT fingerprint, answer FROM idempotent_requests WHERE id = :id").bind("id", id)
                .map(R2dbcClaims::finding).one().defaultIfEmpty(new Finding.Taken());
    }

    private static Finding finding(Readable row) {
        byte[] fingerprint = row.get("fingerprint", byte[].class);
        return fingerprint == null
                ? new Finding.Taken()
                : new Finding.Answered(fingerprint, row.get("answer", byte[].class));
    }

    @Override
    public Mono<Boolean> keep(byte[] id, UUID holder, byte[] fingerprint, byte @Nullable [] answer) {
        return database.sql("""
                UPDATE idempotent_requests SET fingerprint = :fingerprint, answer = :answer
                WHERE id = :id AND holder = :holder""")
                .bind("fingerprint", fingerprint).bind("answer", Parameter.fromOrEmpty(answer, byte[].class))
                .bind("id", id).bind("holder", holder)
                .fetch().rowsUpdated().map(rows -> rows > 0).as(StorageTimeout::guard);
    }

    @Override
    public Mono<Void> release(byte[] id, UUID holder) {
        return database.sql("""
                DELETE FROM idempotent_requests WHERE id = :id AND holder = :holder AND fingerprint IS NULL""")
                .bind("id", id).bind("holder", holder).then().as(StorageTimeout::guard);
    }

    @Override
    public Mono<Void> renew(Collection<UUID> holders) {
        return database.sql("""
                UPDATE idempotent_requests SET lease = now() + make_interval(secs => :lease)
                WHERE holder = ANY(:holders) AND fingerprint IS NULL""")
                .bind("lease", lease.toMillis() / 1e3).bind("holders", holders.toArray(UUID[]::new)).then()
                .as(StorageTimeout::guard);
    }

    @Override
    public Mono<Long> purge() {
        return database.sql("""
                DELETE FROM idempotent_requests WHERE id IN (SELECT id FROM idempotent_requests
                    WHERE created_at < now() - make_interval(secs => :kept) LIMIT :most FOR UPDATE SKIP LOCKED)""")
                .bind("kept", kept.toMillis() / 1e3).bind("most", AT_ONCE).fetch().rowsUpdated()
                .as(StorageTimeout::guard);
    }
}
