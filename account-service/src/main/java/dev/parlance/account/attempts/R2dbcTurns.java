package dev.parlance.account.attempts;

import java.time.Duration;

import org.springframework.r2dbc.core.DatabaseClient;

import io.r2dbc.spi.Readable;
import reactor.core.publisher.Mono;

import dev.parlance.account.housekeeping.Forgetful;
import dev.parlance.chassis.storage.StorageTimeout;

import static java.util.Objects.requireNonNull;

/**
 * {@link Turns} in PostgreSQL, each one statement and one row, by the clock of the database, which is read when the row is
 * held: whoever waited for it is no earlier than whoever had it.
 */
final class R2dbcTurns implements Turns, Forgetful {

    /** No bucket takes longer to run dry. */
    private static final String PAST = "1 day";

    private final DatabaseClient database;

    R2dbcTurns(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public Mono<Turn> take(Bucket bucket) {
        Pace pace = bucket.pace();
        return database.sql("""
                INSERT INTO sign_in_attempts AS b (bucket, level, counted_at, open_at, admitted)
                VALUES (:bucket, 1, clock_timestamp(), clock_timestamp(), true)
                ON CONFLICT (bucket) DO UPDATE SET (admitted, level, counted_at, open_at) = (
                    SELECT n.open, CASE WHEN n.open THEN n.level ELSE b.level END,
                        CASE WHEN n.open THEN t.at ELSE b.counted_at END,
                        CASE WHEN NOT n.open THEN b.open_at WHEN n.level <= :free THEN t.at
                        ELSE t.at + make_interval(secs =>
                            least(:longest, :first * power(2, least(30, n.level - :free - 1)))) END
                    FROM (SELECT clock_timestamp() AS at) t, LATERAL (SELECT b.open_at <= t.at AS open, 1 + greatest(0,
                        b.level - :leak * greatest(0, extract(epoch FROM t.at - b.counted_at))) AS level) n)
                RETURNING admitted, level,
                    CAST(greatest(0, extract(epoch FROM open_at - clock_timestamp())) AS float8) AS wait""")
                .bind("bucket", bucket.sha256()).bind("free", (double) pace.free())
                .bind("longest", (double) pace.longestSeconds()).bind("first", (double) pace.firstSeconds())
                .bind("leak", pace.leakedPerSecond())
                .map(R2dbcTurns::turn).one()
                .as(StorageTimeout::guard);
    }

    @Override
    public Mono<Void> takeBack(Bucket bucket) {
        return database.sql("UPDATE sign_in_attempts SET level = greatest(0, level - 1) WHERE bucket = :bucket")
                .bind("bucket", bucket.sha256()).then()
                .as(StorageTimeout::guard);
    }

    @Override
    public Mono<Void> empty(Bucket bucket) {
        return database.sql("DELETE FROM sign_in_attempts WHERE bucket = :bucket")
                .bind("bucket", bucket.sha256()).then()
                .as(StorageTimeout::guard);
    }

    @Override
    public Mono<Boolean> isKnown(Attempt attempt) {
        return database.sql("""
                SELECT EXISTS (SELECT 1 FROM sessions s JOIN members m ON m.id = s.member
                    WHERE lower(m.email) = lower(:email) AND s.address = :address) AS known""")
                .bind("email", attempt.email().replace("\0", "")).bind("address", attempt.from().text())
                .map(row -> requireNonNull(row.get("known", Boolean.class))).one()
                .as(StorageTimeout::guard);
    }

    @Override
    public Mono<Long> forget() {
        return database.sql("DELETE FROM sign_in_attempts WHERE counted_at < now() - interval '" + PAST + "'")
                .fetch().rowsUpdated();
    }

    private static Turn turn(Readable row) {
        double wait = requireNonNull(row.get("wait", Double.class));
        return new Turn(requireNonNull(row.get("admitted", Boolean.class)),
                requireNonNull(row.get("level", Double.class)), Duration.ofNanos(Math.round(wait * 1e9)));
    }
}
