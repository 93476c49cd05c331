package dev.parlance.account.session;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;

import io.r2dbc.spi.Readable;
import reactor.core.publisher.Mono;

import dev.parlance.account.audit.AuditTrail;
import dev.parlance.account.audit.Author;
import dev.parlance.account.audit.Change;
import dev.parlance.account.housekeeping.Forgetful;
import dev.parlance.chassis.storage.StorageTimeout;

import static java.util.Objects.requireNonNull;

/** {@link SessionBook} in PostgreSQL. */
final class R2dbcSessionBook implements SessionBook, Forgetful {

    /** For as long the address somebody signed in from counts as one of theirs. */
    private static final Duration REMEMBERED = Duration.ofDays(30);

    private final DatabaseClient database;

    private final TransactionalOperator transaction;

    private final AuditTrail trail;

    private final Clock clock;

    R2dbcSessionBook(DatabaseClient database, TransactionalOperator transaction, AuditTrail trail, Clock clock) {
        this.database = database;
        this.transaction = transaction;
        this.trail = trail;
        this.clock = clock;
    }

    @Override
    public Mono<Void> open(Session session, RefreshToken first, Author author) {
        return insert(session, first)
                .then(trail.add(author, Change.of(session.account(), "session.started", session.id())))
                .as(transaction::transactional).as(StorageTimeout::guard);
    }

    @Override
    public Mono<Session> renew(byte[] spent, RefreshToken next, Instant now, String requestId) {
        return spend(spent, now)
                .flatMap(session -> getInForce(session, now))
                .delayUntil(session -> insert(session.id(), next, session.endsAt()))
                .switchIfEmpty(endIfSpent(spent, now, requestId).then(Mono.empty()))
                .as(transaction::transactional).as(StorageTimeout::guard);
    }

    @Override
    public Mono<Void> end(byte[] token, Instant now, String requestId) {
        return endSessionOf(token, "", "session.ended", now, requestId)
                .as(transaction::transactional).as(StorageTimeout::guard);
    }

    @Override
    public Mono<Boolean> reopen(PasswordChange change, Session fresh, RefreshToken first, Author author) {
        return replaceHash(change).filter(rows -> rows == 1)
                .delayUntil(changed -> endAll(change.member(), fresh.startedAt()))
                .delayUntil(ended -> insert(fresh, first))
                .delayUntil(opened -> trail.add(author,
                        Change.of(change.account(), "member.password-changed", change.member())))
                .hasElement()
                .as(transaction::transactional).as(StorageTimeout::guard);
    }

    @Override
    public Mono<Long> forget() {
        Instant past = clock.instant().minus(REMEMBERED);
        return database.sql("DELETE FROM sessions WHERE ends_at < :past OR ended_at < :past").bind("past", past)
                .fetch().rowsUpdated();
    }

    /** Of many who show the same token at once, the first gets a session and the rest wait for it and get none. */
    private Mono<UUID> spend(byte[] token, Instant now) {
        return database.sql("""
                UPDATE refresh_tokens SET used_at = :now
                WHERE sha256 = :sha256 AND used_at IS NULL AND expires_at > :now RETURNING session""")
                .bind("now", now).bind("sha256", token)
                .map(row -> required(row, "session", UUID.class)).one();
    }

    /** Holds the session, so that it does not end before its new token is there to end with it. */
    private Mono<Session> getInForce(UUID session, Instant now) {
        return database.sql("""
                SELECT id, account, member, address, started_at, ends_at FROM sessions
                WHERE id = :id AND ended_at IS NULL AND ends_at > :now FOR UPDATE""")
                .bind("id", session).bind("now", now).map(R2dbcSessionBook::session).one();
    }

    private Mono<Void> endIfSpent(byte[] token, Instant now, String requestId) {
        return endSessionOf(token, "AND used_at IS NOT NULL", "session.refresh-token-reused", now, requestId);
    }

    private Mono<Void> endSessionOf(byte[] token, String condition, String action, Instant now, String requestId) {
        return database.sql("""
                UPDATE sessions SET ended_at = :now
                WHERE id = (SELECT session FROM refresh_tokens WHERE sha256 = :sha256 %s)
                AND ended_at IS NULL AND ends_at > :now
                RETURNING id, account, member, address, started_at, ends_at""".formatted(condition))
                .bind("now", now).bind("sha256", token).map(R2dbcSessionBook::session).one()
                .flatMap(ended -> trail.add(Author.member(ended.member(), requestId),
                        Change.of(ended.account(), action, ended.id())));
    }

    private Mono<Long> replaceHash(PasswordChange change) {
        return database.sql("""
                UPDATE members SET password_hash = :new
                WHERE id = :member AND account = :account AND password_hash = :old""")
                .bind("new", change.newHash()).bind("member", change.member()).bind("account", change.account())
                .bind("old", change.oldHash())
                .fetch().rowsUpdated();
    }

    private Mono<Long> endAll(UUID member, Instant now) {
        return database.sql("UPDATE sessions SET ended_at = :now WHERE member = :member AND ended_at IS NULL")
                .bind("now", now).bind("member", member)
                .fetch().rowsUpdated();
    }

    private Mono<Void> insert(Session session, RefreshToken first) {
        return database.sql("""
                INSERT INTO sessions (id, account, member, address, started_at, ends_at)
                VALUES (:id, :account, :member, :address, :started, :ends)""")
                .bind("id", session.id()).bind("account", session.account()).bind("member", session.member())
                .bind("address", session.address()).bind("started", session.startedAt())
                .bind("ends", session.endsAt())
                .then().then(insert(session.id(), first, session.endsAt()));
    }

    private Mono<Void> insert(UUID session, RefreshToken token, Instant sessionEnds) {
        return database.sql("""
                INSERT INTO refresh_tokens (sha256, session, expires_at)
                VALUES (:sha256, :session, least(:expires, :ends))""")
                .bind("sha256", token.sha256()).bind("session", session).bind("expires", token.expiresAt())
                .bind("ends", sessionEnds)
                .then();
    }

    private static Session session(Readable row) {
        return new Session(required(row, "id", UUID.class), required(row, "account", UUID.class),
                required(row, "member", UUID.class), required(row, "address", String.class),
                required(row, "started_at", Instant.class), required(row, "ends_at", Instant.class));
    }

    private static <T> T required(Readable row, String column, Class<T> type) {
        return requireNonNull(row.get(column, type), column);
    }
}
