package dev.parlance.account.account;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;

import io.r2dbc.spi.Readable;
import reactor.core.publisher.Mono;

import dev.parlance.account.audit.AuditTrail;
import dev.parlance.account.audit.Author;
import dev.parlance.account.audit.Change;
import dev.parlance.chassis.event.Outbox;
import dev.parlance.chassis.failure.Failure;
import dev.parlance.chassis.storage.StorageTimeout;

import static java.util.Objects.requireNonNull;

/** {@link Profiles} in PostgreSQL. */
final class R2dbcProfiles implements Profiles {

    private static final String SELECT = """
            SELECT name, allow_conversations_logging, automatic_json_healing, salt FROM accounts WHERE id = :account""";

    private final DatabaseClient database;

    private final TransactionalOperator transaction;

    private final Outbox outbox;

    private final AuditTrail trail;

    private final SecureRandom random;

    private final Clock clock;

    R2dbcProfiles(DatabaseClient database, TransactionalOperator transaction, Outbox outbox, AuditTrail trail,
            SecureRandom random, Clock clock) {
        this.database = database;
        this.transaction = transaction;
        this.outbox = outbox;
        this.trail = trail;
        this.random = random;
        this.clock = clock;
    }

    @Override
    public Mono<Profile> get(UUID account) {
        return find(SELECT, account).as(StorageTimeout::guard);
    }

    @Override
    public Mono<Profile> change(UUID account, ProfileChange change, Author author) {
        return find(SELECT + " FOR UPDATE", account)
                .flatMap(before -> become(account, before, change.applied(before), author))
                .as(transaction::transactional).as(StorageTimeout::guard);
    }

    @Override
    public Mono<Salt> rollSalt(UUID account, Author author) {
        Salt salt = Salt.random(random);
        return database.sql("UPDATE accounts SET salt = :salt WHERE id = :account")
                .bind("salt", salt.text()).bind("account", account)
                .fetch().rowsUpdated().filter(rows -> rows == 1).switchIfEmpty(Mono.error(R2dbcProfiles::unknown))
                .then(Mono.defer(() -> tell(account, SaltRolled.TYPE, new SaltRolled(account, clock.instant()))))
                .then(trail.add(author, Change.of(account, "account.salt-rolled", null)))
                .thenReturn(salt)
                .as(transaction::transactional).as(StorageTimeout::guard);
    }

    private Mono<Profile> find(String select, UUID account) {
        return database.sql(select).bind("account", account).map(R2dbcProfiles::profile).one()
                .switchIfEmpty(Mono.error(R2dbcProfiles::unknown));
    }

    private Mono<Profile> become(UUID account, Profile before, Profile after, Author author) {
        Map<String, @Nullable Object> differences = after.differencesFrom(before);
        return differences.isEmpty()
                ? Mono.just(before)
                : update(account, after).then(trail.add(author,
                        new Change(account, "account.updated", null, differences)))
                        .then(after.parameters().equals(before.parameters())
                                ? Mono.empty()
                                : tell(account, SettingsChanged.TYPE, SettingsChanged.of(account, after, clock)))
                        .thenReturn(after);
    }

    private Mono<Void> update(UUID account, Profile profile) {
        return database.sql("""
                UPDATE accounts SET name = :name, allow_conversations_logging = :logging,
                automatic_json_healing = :healing WHERE id = :account""")
                .bind("name", profile.name().text())
                .bind("logging", profile.parameters().allowConversationsLogging())
                .bind("healing", profile.parameters().automaticJsonHealing()).bind("account", account)
                .then();
    }

    private Mono<Void> tell(UUID account, String type, Object fact) {
        return outbox.append(AccountRegistered.TOPIC, type, account.toString(), account, fact);
    }

    private static Failure unknown() {
        return Failure.notFound("account");
    }

    private static Profile profile(Readable row) {
        var parameters = new Parameters(required(row, "allow_conversations_logging", Boolean.class),
                required(row, "automatic_json_healing", Boolean.class));
        return new Profile(new AccountName(required(row, "name", String.class)), parameters,
                new Salt(required(row, "salt", String.class)));
    }

    private static <T> T required(Readable row, String column, Class<T> type) {
        return requireNonNull(row.get(column, type), column);
    }
}
