package dev.parlance.gateway.access;

import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.Ticker;
import reactor.core.publisher.Mono;

import dev.parlance.chassis.failure.Failure;

/**
 * The keys this instance has met lately. Callers of the same key share one question to the directory. While the directory
 * is away a known key goes on for a bounded time; a revoked one is refused from the moment the news arrives.
 */
final class KeySnapshot {

    private final AccountDirectory directory;

    private final AccessSettings settings;

    private final AsyncCache<KeyHash, Answer> answers;

    /** Outlives {@link #answers}, for the time the directory is away. */
    private final Cache<KeyHash, Grant> lastKnown;

    /** Outlives both, so that not even an answer under way brings a revoked key back to life. */
    private final Cache<UUID, Boolean> revoked;

    KeySnapshot(AccountDirectory directory, AccessSettings settings, Ticker ticker) {
        this.directory = directory;
        this.settings = settings;
        var cache = Caffeine.newBuilder().maximumSize(settings.capacity()).ticker(ticker).executor(Runnable::run);
        this.answers = cache.expireAfter(Expiry.<KeyHash, Answer>creating((key, answer) -> answer.validFor()))
                .buildAsync();
        this.lastKnown = remembering(settings.grace(), ticker);
        this.revoked = remembering(settings.grace().multipliedBy(2), ticker);
    }

    private <K, V> Cache<K, V> remembering(Duration time, Ticker ticker) {
        return Caffeine.newBuilder().maximumSize(settings.capacity()).ticker(ticker).expireAfterWrite(time).build();
    }

    /** Empty for a key nobody has; fails with 503 where it cannot be told. */
    Mono<Grant> find(KeyHash key) {
        CompletableFuture<Answer> answer = answers.get(key, this::ask);
        Mono<Answer> told = Mono.fromFuture(answer, true);
        return (answer.isDone() ? told : waitedFor(key, told)).flatMap(Answer::grant).filter(this::isInForce);
    }

    /** The question itself goes on: whoever comes next finds its answer. */
    private Mono<Answer> waitedFor(KeyHash key, Mono<Answer> told) {
        return told.timeout(settings.patience(),
                Mono.fromSupplier(() -> lastKnown(key, Failure.unavailable("account service"))));
    }

    /** From now on the key opens nothing here. */
    void revoke(UUID key) {
        revoked.put(key, true);
    }

    private boolean isInForce(Grant grant) {
        return grant.key() == null || revoked.getIfPresent(grant.key()) == null;
    }

    /** The future never fails, because the cache would report that as an accident of its own. */
    private CompletableFuture<Answer> ask(KeyHash key, Executor unused) {
        return directory.findKey(key).map(grant -> known(key, grant))
                .switchIfEmpty(Mono.fromSupplier(() -> unknown(key)))
                .onErrorResume(away -> Mono.just(lastKnown(key, away))).toFuture()
                .thenApply(Objects::requireNonNull);
    }

    private Answer known(KeyHash key, Grant grant) {
        lastKnown.put(key, grant);
        return new Answer(Mono.just(grant), settings.known());
    }

    private Answer unknown(KeyHash key) {
        lastKnown.invalidate(key);
        return new Answer(Mono.empty(), settings.unknown());
    }

    /** It serves for a moment without another question, so that an outage is not felt by every request. */
    private Answer lastKnown(KeyHash key, Throwable away) {
        Grant grant = lastKnown.getIfPresent(key);
        return grant == null
                ? new Answer(Mono.error(away), Duration.ZERO)
                : new Answer(Mono.just(grant), settings.retry());
    }

    private record Answer(Mono<Grant> grant, Duration validFor) {}
}
