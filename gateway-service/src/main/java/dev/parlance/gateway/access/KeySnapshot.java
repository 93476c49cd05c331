package dev.parlance.gateway.access;

import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;

import org.jspecify.annotations.Nullable;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import reactor.core.publisher.Mono;

import dev.parlance.chassis.failure.Failure;

/**
 * The keys this instance has met lately. What was heard of a key or its account makes older answers worthless at once.
 * Callers of the same key share one question to the directory; while that is away, a known key goes on for a bounded time.
 */
final class KeySnapshot {

    private final AccountDirectory directory;

    private final AccessSettings settings;

    private final Hearing hearing;

    private final Ticker ticker;

    private final Cache<KeyHash, KnownKey> keys;

    private final Standings standings;

    /** The order of questions and news. */
    private final AtomicLong turns = new AtomicLong();

    /** Facts may have been missed before this turn. */
    private volatile long startOfHearing;

    KeySnapshot(AccountDirectory directory, AccessSettings settings, Hearing hearing, Ticker ticker) {
        this.directory = directory;
        this.settings = settings;
        this.hearing = hearing;
        this.ticker = ticker;
        this.keys = Caffeine.newBuilder().maximumSize(settings.capacity()).executor(Runnable::run).build();
        this.standings = new Standings(ticker);
    }

    KnownKey key(KeyHash hash) {
        return keys.get(hash, unmet -> new KnownKey(unmet, ticker.read()));
    }

    /** What can be said of the key without asking anybody, if that is enough. */
    @Nullable
    Knowledge known(KnownKey key) {
        Knowledge last = key.knowledge();
        if (last == null) {
            return null;
        }
        long now = ticker.read();
        return !isStale(last, now) || key.isQuiet(now) && isWithinGrace(last, now) ? last : null;
    }

    boolean isStale(Knowledge knowledge) {
        return isStale(knowledge, ticker.read());
    }

    private boolean isStale(Knowledge knowledge, long now) {
        Duration validity = hearing.isUpToDate() ? settings.known() : settings.deaf();
        return knowledge.isOlderThan(validity.toNanos(), now) || knowledge.isOutdated()
                || knowledge.turn() < startOfHearing;
    }

    private boolean isWithinGrace(Knowledge knowledge, long now) {
        return !knowledge.isOlderThan(settings.grace().toNanos(), now);
    }

    /** Empty for a key nobody has; fails with 503 where it cannot be told. */
    Mono<Knowledge> find(KnownKey key) {
        Knowledge last = known(key);
        if (last != null) {
            return Mono.just(last);
        }
        return key.isUnknown(ticker.read()) ? Mono.empty() : waited(key);
    }

    /** The question itself goes on when nobody waits any more: whoever comes next finds its answer. */
    private Mono<Knowledge> waited(KnownKey key) {
        return Mono.fromFuture(question(key), true)
                .timeout(settings.patience(), Mono.error(() -> Failure.unavailable("account service")))
                .onErrorResume(away -> lastKnown(key, away))
                .flatMap(told -> told.isVoid() ? find(key) : Mono.just(told));
    }

    /** It serves for a moment without another question, so that an outage is not felt by every request. */
    private Mono<Knowledge> lastKnown(KnownKey key, Throwable away) {
        Knowledge last = key.knowledge();
        long now = ticker.read();
        if (last == null || !isWithinGrace(last, now)) {
            return Mono.error(away);
        }
        key.isQuietUntil(now + settings.retry().toNanos());
        return Mono.just(last);
    }

    private CompletableFuture<@Nullable Knowledge> question(KnownKey key) {
        var mine = new CompletableFuture<@Nullable Knowledge>();
        var others = key.question.compareAndExchange(null, mine);
        if (others != null) {
            return others;
        }
        ask(key).doOnTerminate(() -> key.question.set(null))
                .subscribe(mine::complete, mine::completeExceptionally, () -> mine.complete(null));
        return mine;
    }

    private Mono<Knowledge> ask(KnownKey key) {
        long asked = ticker.read();
        long turn = turns.incrementAndGet();
        return directory.findKey(key.hash()).map(grant -> inForce(key, grant, asked, turn))
                .switchIfEmpty(Mono.fromRunnable(() -> unknown(key)));
    }

    private Knowledge inForce(KnownKey key, Grant grant, long asked, long turn) {
        UUID id = Objects.requireNonNull(grant.key(), "a key has an id");
        var told = new Knowledge(grant, asked, turn, standings.of(id), standings.of(grant.account()));
        key.isInForce(told);
        return told;
    }

    private void unknown(KnownKey key) {
        key.isUnknownUntil(ticker.read() + settings.unknown().toNanos());
    }

    /** The key opens nothing any more, and nobody need be asked. */
    void isRevoked(UUID key) {
        standings.goes(key);
    }

    /** Something was taken away from the key: nothing known of it counts any more. */
    void isNarrowed(UUID key) {
        standings.changes(key, turns.incrementAndGet());
    }

    /** Something is different for all keys of the account. */
    void isChanged(UUID account) {
        standings.changes(account, turns.incrementAndGet());
    }

    /** Facts may have gone by unheard: everything is asked about again. */
    void mayHaveMissedNews() {
        startOfHearing = turns.incrementAndGet();
    }
}
