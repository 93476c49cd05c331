package dev.parlance.account.apikey;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

import org.springframework.transaction.reactive.TransactionalOperator;

import reactor.core.publisher.Mono;

import dev.parlance.account.audit.AuditTrail;
import dev.parlance.account.audit.Author;
import dev.parlance.account.audit.Change;
import dev.parlance.chassis.event.Outbox;
import dev.parlance.chassis.failure.Failure;
import dev.parlance.chassis.identity.Ids;
import dev.parlance.chassis.storage.StorageTimeout;

/** {@link ApiKeys} in PostgreSQL: which steps are one transaction. */
final class R2dbcApiKeys implements ApiKeys {

    private final R2dbcKeyRows rows;

    private final TransactionalOperator transaction;

    private final Outbox outbox;

    private final AuditTrail trail;

    private final KeyPress press;

    private final Clock clock;

    R2dbcApiKeys(R2dbcKeyRows rows, TransactionalOperator transaction, Outbox outbox, AuditTrail trail, KeyPress press,
            Clock clock) {
        this.rows = rows;
        this.transaction = transaction;
        this.outbox = outbox;
        this.trail = trail;
        this.press = press;
        this.clock = clock;
    }

    @Override
    public Mono<NewKey> mint(UUID account, KeyOrder order, Author author) {
        return rows.hold(account).then(Mono.defer(() -> minter(account, author)))
                .flatMap(minter -> rows.refuseWhenFull(account, now()).thenReturn(minter))
                .map(minter -> minted(account, order, minter))
                .delayUntil(made -> rows.insert(made.key(), made.text().sha256()))
                .delayUntil(made -> outbox.append(KeyRevoked.TOPIC, KeyCreated.TYPE, made.key().id().toString(),
                        account, KeyCreated.of(made.key())))
                .delayUntil(made -> trail.add(author,
                        new Change(account, "key.created", made.key().id(), made.key().description())))
                .as(transaction::transactional).as(StorageTimeout::guard);
    }

    @Override
    public Mono<List<ApiKey>> list(UUID account) {
        return rows.list(account, now()).as(StorageTimeout::guard);
    }

    @Override
    public Mono<ApiKey> change(UUID account, UUID id, KeyChange change, Author author) {
        return rows.hold(account, id).switchIfEmpty(Mono.error(() -> Failure.notFound("API key")))
                .flatMap(before -> become(before, change.applied(before, now()), author))
                .as(transaction::transactional).as(StorageTimeout::guard);
    }

    @Override
    public Mono<ApiKey> revoke(UUID account, UUID id, Author author) {
        return Mono.defer(() -> revoke(account, id, author, now()))
                .as(transaction::transactional).as(StorageTimeout::guard);
    }

    private Mono<ApiKey> revoke(UUID account, UUID id, Author author, Instant now) {
        return rows.hold(account, id)
                .delayUntil(key -> rows.revoke(key, now))
                .delayUntil(key -> tell(KeyRevoked.revoked(key, now)))
                .delayUntil(key -> trail.add(author, new Change(account, "key.revoked", id, key.description())));
    }

    private Mono<ApiKey> become(ApiKey before, ApiKey after, Author author) {
        var differences = after.differencesFrom(before);
        if (differences.isEmpty()) {
            return Mono.just(before);
        }
        return rows.update(after).then(after.isNarrowerThan(before) ? tellNarrowed(after) : Mono.empty())
                .then(trail.add(author, new Change(after.account(), "key.changed", after.id(), differences)))
                .thenReturn(after);
    }

    /** A key that makes a key is held meanwhile: once its revocation is answered, nothing comes of it any more. */
    private Mono<Minter> minter(UUID account, Author author) {
        UUID key = author.id();
        if (author.kind() != Author.Kind.KEY || key == null) {
            return Mono.just(Minter.PERSON);
        }
        return rows.hold(account, key).filter(found -> found.isInForce(now())).map(Minter::key)
                .switchIfEmpty(Mono.error(() -> Failure.unauthorized("invalid_credentials",
                        "The credential is not valid, or no longer.")));
    }

    private NewKey minted(UUID account, KeyOrder order, Minter minter) {
        KeyText text = press.text(order.kind());
        return new NewKey(minter.mint(Ids.next(), account, order, text, now()), text);
    }

    private Mono<Void> tellNarrowed(ApiKey key) {
        return Mono.defer(() -> tell(KeyRevoked.narrowed(key, now())));
    }

    private Mono<Void> tell(KeyRevoked fact) {
        return outbox.append(KeyRevoked.TOPIC, KeyRevoked.TYPE, fact.key().toString(), fact.account(), fact);
    }

    /** As exactly as the database keeps it, so that an answer and a later list agree. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
