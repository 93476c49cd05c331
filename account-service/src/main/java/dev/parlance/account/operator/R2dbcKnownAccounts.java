package dev.parlance.account.operator;

import java.time.Instant;
import java.util.UUID;

import org.springframework.r2dbc.core.DatabaseClient;

import io.r2dbc.spi.Readable;
import reactor.core.publisher.Mono;

import dev.parlance.chassis.storage.StorageTimeout;

import static java.util.Objects.requireNonNull;

/** {@link KnownAccounts} in PostgreSQL. */
final class R2dbcKnownAccounts implements KnownAccounts {

    private final DatabaseClient database;

    R2dbcKnownAccounts(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public Mono<KnownAccount> findByEmail(String email) {
        return database.sql("""
                SELECT a.id, a.name, a.plan, a.created_at FROM members m JOIN accounts a ON a.id = m.account
                WHERE lower(m.email) = lower(:email)""")
                .bind("email", email).map(R2dbcKnownAccounts::account).one()
                .as(StorageTimeout::guard);
    }

    @Override
    public Mono<KnownAccount> find(UUID account) {
        return database.sql("SELECT id, name, plan, created_at FROM accounts WHERE id = :account")
                .bind("account", account).map(R2dbcKnownAccounts::account).one()
                .as(StorageTimeout::guard);
    }

    private static KnownAccount account(Readable row) {
        return new KnownAccount(requireNonNull(row.get("id", UUID.class)),
                requireNonNull(row.get("name", String.class)),
                requireNonNull(row.get("plan", String.class)), requireNonNull(row.get("created_at", Instant.class)));
    }
}
