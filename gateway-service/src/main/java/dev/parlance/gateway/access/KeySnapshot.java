package dev.parlance.gateway.access;

import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

import org.jspecify.annotations.Nullable;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.Ticker;
import reactor.core.publisher.Mono;

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
        return Mono.fromFuture(answer, true).onErrorResume(away -> lastKnown(key, away))
                .mapNotNull(Answer::grant).filter(this::isInForce);
    }

    /** From now on the key opens nothing here. */
    void revoke(UUID key) {
        revoked.put(key, true);
    }

    private boolean isInForce(Grant grant) {
        return grant.key() == null || revoked.getIfPresent(grant.key()) == null;
    }

    private CompletableFuture<Answer> ask(KeyHash key, Executor unused) {
        return directory.findKey(key).map(grant -> known(key, grant))
                .switchIfEmpty(Mono.fromSupplier(() -> unknown(key))).toFuture()
                .thenApply(Objects::requireNonNull);
    }

    private Answer known(KeyHash key, Grant grant) {
        lastKnown.put(key, grant);
        return new Answer(grant, settings.known());
    }

    private Answer unknown(KeyHash key) {
        lastKnown.invalidate(key);
        return new Answer(null, settings.unknown());
    }

    /** For a moment it serves without another try, so that an outage is not felt by every request. */
    private Mono<Answer> lastKnown(KeyHash key, Throwable away) {
        Grant grant = lastKnown.getIfPresent(key);
        if (grant == null) {
            return Mono.error(away);
        }
        Answer answer = new Answer(grant, settings.retry());
        answers.put(key, CompletableFuture.completedFuture(answer));
        return Mono.just(answer);
    }

    private record Answer(@Nullable Grant grant, Duration validFor) {}
}
