package dev.parlance.gateway.idempotency;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Says for the requests that run here that they do, and clears away what is old. */
final class RunningClaims implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(RunningClaims.class);

    private static final Duration BETWEEN_PURGES = Duration.ofMinutes(1);

    private final Set<UUID> holders = ConcurrentHashMap.newKeySet();

    private final Claims claims;

    private final Duration lease;

    private volatile @Nullable Disposable running;

    RunningClaims(Claims claims, Duration lease) {
        this.claims = claims;
        this.lease = lease;
    }

    void add(UUID holder) {
        holders.add(holder);
    }

    void remove(UUID holder) {
        holders.remove(holder);
    }

    /** Nothing is said while nothing runs. */
    Mono<Void> renew() {
        return holders.isEmpty() ? Mono.empty() : claims.renew(List.copyOf(holders));
    }

    @Override
    public void start() {
        running = Disposables.composite(every(lease.dividedBy(3), Mono.defer(this::renew)),
                every(BETWEEN_PURGES, purged()));
    }

    private Mono<Void> purged() {
        return Mono.defer(claims::purge).repeat().takeUntil(removed -> removed == 0).then();
    }

    private static Disposable every(Duration pause, Mono<Void> work) {
        return Flux.interval(pause).onBackpressureDrop()
                .concatMap(tick -> work.onErrorResume(RunningClaims::later), 0).subscribe();
    }

    private static Mono<Void> later(Throwable failure) {
        log.debug("Tried again later: {}", failure.toString());
        return Mono.empty();
    }

    @Override
    public void stop() {
        Disposable current = running;
        if (current != null) {
            current.dispose();
            running = null;
        }
    }

    @Override
    public boolean isRunning() {
        return running != null;
    }
}
