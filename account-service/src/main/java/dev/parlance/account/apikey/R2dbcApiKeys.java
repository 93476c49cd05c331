package dev.parlance.account.apikey;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;

import io.r2dbc.spi.Readable;
import reactor.core.publisher.Mono;

import dev.parlance.chassis.event.Outbox;
import dev.parlance.chassis.failure.Failure;
import dev.parlance.chassis.storage.StorageTimeout;

import static java.util.Objects.requireNonNull;

/** {@link ApiKeys} in PostgreSQL. */
final class R2dbcApiKeys implements ApiKeys {

    private final DatabaseClient database;

    private final TransactionalOperator transaction;

    private final Outbox outbox;

    private final int perAccount;

    R2dbcApiKeys(DatabaseClient database, TransactionalOperator transaction, Outbox outbox, int perAccount) {
        this.database = database;
        this.transaction = transaction;
        this.outbox = outbox;
        this.perAccount = perAccount;
    }

    @Override
    public Mono<Void> add(ApiKey key, byte[] sha256) {
        return hold(key.account()).then(refuseWhenFull(key.account())).then(insert(key, sha256))
                .as(transaction::transactional).as(StorageTimeout::guard);
    }

    @Override
    public Mono<List<ApiKey>> list(UUID account) {
        return database.sql("""
                SELECT id, account, kind, label, scopes, origins, tail, created_at, expires_at, last_used_at
                FROM api_keys WHERE account = :account AND revoked_at IS NULL ORDER BY id DESC""")
                .bind("account", account)
                .map(R2dbcApiKeys::key).all().collectList()
                .as(StorageTimeout::guard);
    }

    @Override
    public Mono<Void> revoke(UUID account, UUID id, Instant now) {
        return database.sql("""
                UPDATE api_keys SET revoked_at = :now
                WHERE id = :id AND account = :account AND revoked_at IS NULL RETURNING kind""")
                .bind("now", now).bind("id", id).bind("account", account)
                .map(row -> new KeyRevoked(id, account, required(row, "kind", String.class), now)).one()
                .switchIfEmpty(Mono.error(() -> Failure.notFound("API key")))
                .flatMap(this::tell)
                .as(transaction::transactional).as(StorageTimeout::guard);
    }

    /** Two keys made at once would each find room for one, so an account makes them one after the other. */
    private Mono<UUID> hold(UUID account) {
        return database.sql("SELECT id FROM accounts WHERE id = :account FOR UPDATE").bind("account", account)
                .map(row -> required(row, "id", UUID.class)).one()
                .switchIfEmpty(Mono.error(() -> Failure.notFound("account")));
    }

    private Mono<Long> refuseWhenFull(UUID account) {
        return database.sql("SELECT count(*) AS keys FROM api_keys WHERE account = :account AND revoked_at IS NULL")
                .bind("account", account)
                .map(row -> required(row, "keys", Long.class)).one()
                .filter(keys -> keys < perAccount)
                .switchIfEmpty(Mono.error(() -> Failure.conflict("too_many_keys",
                        "An account has at most " + perAccount + " API keys. Revoke one that is not needed.")));
    }

    private Mono<Void> insert(ApiKey key, byte[] sha256) {
        return database.sql("""
                INSERT INTO api_keys (id, account, kind, label, scopes, origins, sha256, tail, created_at)
                VALUES (:id, :account, :kind, :label, :scopes, :origins, :sha256, :tail, :created)""")
                .bind("id", key.id()).bind("account", key.account()).bind("kind", key.kind().word())
                .bind("label", key.label().text()).bind("scopes", key.scopes().toArray(String[]::new))
                .bind("origins", key.origins().toArray(String[]::new)).bind("sha256", sha256)
                .bind("tail", key.tail()).bind("created", key.createdAt())
                .then();
    }

    private Mono<Void> tell(KeyRevoked fact) {
        return outbox.append(KeyRevoked.TOPIC, KeyRevoked.TYPE, fact.key().toString(), fact.account(), fact);
    }

    private static ApiKey key(Readable row) {
        return new ApiKey(required(row, "id", UUID.class), required(row, "account", UUID.class),
                KeyKind.named(required(row, "kind", String.class)), new KeyLabel(required(row, "label", String.class)),
                Set.copyOf(List.of(required(row, "scopes", String[].class))),
                List.of(required(row, "origins", String[].class)),
                required(row, "tail", String.class), required(row, "created_at", Instant.class),
                optional(row, "expires_at"), optional(row, "last_used_at"));
    }

    private static <T> T required(Readable row, String column, Class<T> type) {
        return requireNonNull(row.get(column, type), column);
    }

    private static @Nullable Instant optional(Readable row, String column) {
        return row.get(column, Instant.class);
    }
}
