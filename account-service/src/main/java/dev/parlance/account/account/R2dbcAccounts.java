package dev.parlance.account.account;

import java.util.UUID;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;

import io.r2dbc.spi.Readable;
import reactor.core.publisher.Mono;

import dev.parlance.account.audit.AuditTrail;
import dev.parlance.account.audit.Author;
import dev.parlance.account.audit.Change;
import dev.parlance.chassis.event.Outbox;
import dev.parlance.chassis.storage.StorageTimeout;

import static java.util.Objects.requireNonNull;

/** {@link Accounts} in PostgreSQL. */
final class R2dbcAccounts implements Accounts {

    private final DatabaseClient database;

    private final TransactionalOperator transaction;

    private final Outbox outbox;

    private final AuditTrail trail;

    R2dbcAccounts(DatabaseClient database, TransactionalOperator transaction, Outbox outbox, AuditTrail trail) {
        this.database = database;
        this.transaction = transaction;
        this.outbox = outbox;
        this.trail = trail;
    }

    @Override
    public Mono<Void> open(Account account, Member first, String requestId) {
        return insert(account).then(insert(first, account)).then(tell(account))
                .then(trail.add(Author.member(first.id(), requestId),
                        Change.of(account.id(), "account.registered", first.id())))
                .as(transaction::transactional)
                .onErrorMap(DuplicateKeyException.class, raced -> first.email().taken())
                .as(StorageTimeout::guard);
    }

    @Override
    public Mono<Member> findMember(EmailAddress email) {
        return database.sql("""
                SELECT id, account, email, password_hash FROM members WHERE lower(email) = lower(:email)""")
                .bind("email", email.text())
                .map(R2dbcAccounts::member).one()
                .as(StorageTimeout::guard);
    }

    @Override
    public Mono<Member> findMember(UUID account, UUID member) {
        return database.sql("""
                SELECT id, account, email, password_hash FROM members WHERE id = :member AND account = :account""")
                .bind("member", member).bind("account", account)
                .map(R2dbcAccounts::member).one()
                .as(StorageTimeout::guard);
    }

    private Mono<Void> insert(Account account) {
        return database.sql("""
                INSERT INTO accounts (id, name, plan, created_at) VALUES (:id, :name, :plan, :created)""")
                .bind("id", account.id()).bind("name", account.name().text()).bind("plan", account.plan().word())
                .bind("created", account.createdAt())
                .then();
    }

    private Mono<Void> insert(Member member, Account account) {
        return database.sql("""
                INSERT INTO members (id, account, email, password_hash, role, created_at)
                VALUES (:id, :account, :email, :hash, 'admin', :created)""")
                .bind("id", member.id()).bind("account", account.id()).bind("email", member.email().text())
                .bind("hash", member.passwordHash()).bind("created", account.createdAt())
                .then();
    }

    private Mono<Void> tell(Account account) {
        return outbox.append(AccountRegistered.TOPIC, AccountRegistered.TYPE, account.id().toString(), account.id(),
                AccountRegistered.of(account));
    }

    private static Member member(Readable row) {
        return new Member(requireNonNull(row.get("id", UUID.class)), requireNonNull(row.get("account", UUID.class)),
                new EmailAddress(requireNonNull(row.get("email", String.class))),
                requireNonNull(row.get("password_hash", String.class)));
    }
}
