package dev.parlance.account.credential;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;

import io.r2dbc.spi.Readable;
import reactor.core.publisher.Mono;

import dev.parlance.account.account.Parameters;
import dev.parlance.account.session.Person;
import dev.parlance.chassis.storage.StorageTimeout;

import static java.util.Objects.requireNonNull;

/** {@link Credentials} in PostgreSQL, one indexed look-up each. */
final class R2dbcCredentials implements Credentials {

    private static final Duration LAST_USE_STEP = Duration.ofMinutes(1);

    private final DatabaseClient database;

    private final Clock clock;

    R2dbcCredentials(DatabaseClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public Mono<Credential> findKey(byte[] sha256) {
        Instant now = clock.instant();
        return database.sql("""
                SELECT k.id, k.account, k.kind, k.scopes, k.origins, k.expires_at, k.last_used_at, a.plan,
                       a.allow_conversations_logging, a.automatic_json_healing
                FROM api_keys k JOIN accounts a ON a.id = k.account
                WHERE k.sha256 = :sha256 AND k.revoked_at IS NULL AND (k.expires_at IS NULL OR k.expires_at > :now)""")
                .bind("sha256", sha256).bind("now", now)
                .map(R2dbcCredentials::found).one()
                .flatMap(found -> used(found, now))
                .as(StorageTimeout::guard);
    }

    @Override
    public Mono<Credential> findPerson(Person person) {
        return database.sql("""
                SELECT a.plan, a.allow_conversations_logging, a.automatic_json_healing
                FROM sessions s JOIN members m ON m.id = s.member JOIN accounts a ON a.id = m.account
                WHERE s.id = :session AND s.ended_at IS NULL AND s.ends_at > :now
                AND m.id = :member AND m.account = :account""")
                .bind("session", person.session()).bind("now", clock.instant())
                .bind("member", person.member()).bind("account", person.account())
                .map(row -> Credential.person(person, required(row, "plan", String.class), settings(row)))
                .one()
                .as(StorageTimeout::guard);
    }

    private Mono<Credential> used(Found found, Instant now) {
        Instant stale = now.minus(LAST_USE_STEP);
        if (found.lastUsedAt() != null && found.lastUsedAt().isAfter(stale)) {
            return Mono.just(found.credential());
        }
        return database.sql("""
                UPDATE api_keys SET last_used_at = :now
                WHERE id = :id AND (last_used_at IS NULL OR last_used_at <= :stale)""")
                .bind("now", now).bind("id", found.id()).bind("stale", stale)
                .then().thenReturn(found.credential());
    }

    private static Found found(Readable row) {
        UUID id = required(row, "id", UUID.class);
        var credential = new Credential(required(row, "account", UUID.class), id, null,
                required(row, "kind", String.class), Set.copyOf(List.of(required(row, "scopes", String[].class))),
                required(row, "plan", String.class),
                List.of(required(row, "origins", String[].class)), row.get("expires_at", Instant.class), settings(row));
        return new Found(id, credential, row.get("last_used_at", Instant.class));
    }

    private static Parameters settings(Readable row) {
        return new Parameters(required(row, "allow_conversations_logging", Boolean.class),
                required(row, "automatic_json_healing", Boolean.class));
    }

    private static <T> T required(Readable row, String column, Class<T> type) {
        return requireNonNull(row.get(column, type), column);
    }

    private record Found(UUID id, Credential credential, @Nullable Instant lastUsedAt) {}
}
