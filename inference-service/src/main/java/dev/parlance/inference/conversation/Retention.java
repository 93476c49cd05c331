package dev.parlance.inference.conversation;

import java.time.Clock;
import java.time.Duration;
import java.util.Set;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import dev.parlance.chassis.lifecycle.BackgroundWork;

/** Forgets conversations whose time is over, some at a time, so that nobody else has to wait for it. */
final class Retention extends BackgroundWork {

    private static final Logger log = LoggerFactory.getLogger(Retention.class);

    /** Of one plan in one round; the next round goes on. */
    private static final int MOST_STEPS = 50;

    private final KeptSessions sessions;

    private final RetentionSettings settings;

    private final Clock clock;

    Retention(KeptSessions sessions, RetentionSettings settings, Clock clock) {
        this.sessions = sessions;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    protected Disposable begin() {
        return Flux.interval(settings.pause()).onBackpressureDrop()
                .concatMap(round -> round().onErrorResume(Retention::later), 1).subscribe();
    }

    /** How many were forgotten. */
    Mono<Long> round() {
        Flux<Long> named = Flux.fromIterable(settings.kept().entrySet())
                .concatMap(plan -> forgotten(Set.of(plan.getKey()), false, plan.getValue()));
        Mono<Long> others = Mono.defer(() -> forgotten(settings.kept().keySet(), true, settings.otherwise()));
        return named.concatWith(others).reduce(0L, Long::sum);
    }

    private Mono<Long> forgotten(Set<String> plans, boolean others, Duration kept) {
        return Mono.defer(() -> sessions.forget(plans, others, clock.instant().minus(kept)))
                .repeat(MOST_STEPS - 1L).takeUntil(some -> some == 0).reduce(0L, Long::sum);
    }

    private static Mono<Long> later(Throwable away) {
        return Mono.fromRunnable(() -> log.warn("Old conversations stay for now: {}", away.toString()));
    }
}
