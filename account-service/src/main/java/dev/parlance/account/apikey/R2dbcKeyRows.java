package dev.parlance.account.apikey;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;

import io.r2dbc.spi.Parameter;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.Readable;
import reactor.core.publisher.Mono;

import dev.parlance.chassis.failure.Failure;

import static java.util.Objects.requireNonNull;

/** The rows of keys, one statement at a time. */
final class R2dbcKeyRows {

    /** For as long a key that expired is still shown to those who wonder where it is. */
    private static final Duration SHOWN = Duration.ofDays(30);

    private static final int LONGEST_LIST = 1000;

    private static final String SELECT = """
            SELECT id, account, kind, label, scopes, origins, tail, created_at, expires_at, last_used_at
            FROM api_keys WHERE account = :account AND revoked_at IS NULL""";

    private final DatabaseClient database;

    private final int perAccount;

    R2dbcKeyRows(DatabaseClient database, int perAccount) {
        this.database = database;
        this.perAccount = perAccount;
    }

    /** Two keys made at once would each find room for one, so an account makes them one after the other. */
    Mono<UUID> hold(UUID account) {
        return database.sql("SELECT id FROM accounts WHERE id = :account FOR UPDATE").bind("account", account)
                .map(row -> required(row, "id", UUID.class)).one()
                .switchIfEmpty(Mono.error(() -> Failure.notFound("account")));
    }

    /** Empty for a key that is revoked or of another account. */
    Mono<ApiKey> hold(UUID account, UUID id) {
        return database.sql(SELECT + " AND id = :id FOR UPDATE").bind("account", account).bind("id", id)
                .map(R2dbcKeyRows::key).one();
    }

    Mono<List<ApiKey>> list(UUID account, Instant now) {
        return database.sql(SELECT + " AND (expires_at IS NULL OR expires_at > :past) ORDER BY id DESC LIMIT "
                + LONGEST_LIST).bind("account", account).bind("past", now.minus(SHOWN))
                .map(R2dbcKeyRows::key).all().collectList();
    }

    Mono<Long> refuseWhenFull(UUID account, Instant now) {
        return database.sql("""
                SELECT count(*) AS keys FROM api_keys
                WHERE account = :account AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > :now)""")
                .bind("account", account).bind("now", now)
                .map(row -> required(row, "keys", Long.class)).one()
                .filter(keys -> keys < perAccount)
                .switchIfEmpty(Mono.error(() -> Failure.conflict("too_many_keys",
                        "An account has at most " + perAccount + " API keys. Revoke one that is not needed.")));
    }

    Mono<Void> insert(ApiKey key, byte[] sha256) {
        return database.sql("""
                INSERT INTO api_keys (id, account, kind, label, scopes, origins, sha256, tail, created_at, expires_at)
                VALUES (:id, :account, :kind, :label, :scopes, :origins, :sha256, :tail, :created, :expires)""")
                .bind("id", key.id()).bind("account", key.account()).bind("kind", key.kind().word())
                .bind("label", key.label().text()).bind("scopes", key.scopes().words().toArray(String[]::new))
                .bind("origins", key.origins().toArray(String[]::new)).bind("sha256", sha256)
                .bind("tail", key.tail()).bind("created", key.createdAt())
                .bind("expires", orNever(key.expiresAt()))
                .then();
    }

    Mono<Void> update(ApiKey key) {
        return database.sql("""
                UPDATE api_keys SET label = :label, scopes = :scopes, origins = :origins, expires_at = :expires
                WHERE id = :id AND account = :account""")
                .bind("label", key.label().text()).bind("scopes", key.scopes().words().toArray(String[]::new))
                .bind("origins", key.origins().toArray(String[]::new))
                .bind("expires", orNever(key.expiresAt()))
                .bind("id", key.id()).bind("account", key.account())
                .then();
    }

    Mono<Void> revoke(ApiKey key, Instant now) {
        return database.sql("UPDATE api_keys SET revoked_at = :now WHERE id = :id AND account = :account")
                .bind("now", now).bind("id", key.id()).bind("account", key.account())
                .then();
    }

    private static ApiKey key(Readable row) {
        return new ApiKey(required(row, "id", UUID.class), required(row, "account", UUID.class),
                KeyKind.named(required(row, "kind", String.class)), new KeyLabel(required(row, "label", String.class)),
                new KeyScopes(Set.copyOf(List.of(required(row, "scopes", String[].class)))),
                List.of(required(row, "origins", String[].class)),
                required(row, "tail", String.class), required(row, "created_at", Instant.class),
                row.get("expires_at", Instant.class), row.get("last_used_at", Instant.class));
    }

    private static Parameter orNever(@Nullable Instant end) {
        return end == null ? Parameters.in(Instant.class) : Parameters.in(end);
    }

    private static <T> T required(Readable row, String column, Class<T> type) {
        return requireNonNull(row.get(column, type), column);
    }
}
