package dev.parlance.knowledge.source;

import java.time.Duration;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import dev.parlance.chassis.lifecycle.BackgroundWork;

/**
 * Sees to it that nothing of a source that is switched off is found. Normally that is done as it is switched off; this is for
 * the times when it could not be, and for documents that somebody has queued again since.
 */
final class DisabledSources extends BackgroundWork {

    private static final Logger log = LoggerFactory.getLogger(DisabledSources.class);

    private final Clearances clearances;

    private final Duration period;

    DisabledSources(Clearances clearances, Duration period) {
        this.clearances = clearances;
        this.period = period;
    }

    @Override
    protected Disposable begin() {
        return Flux.interval(period).onBackpressureDrop().concatMap(tick -> cleared(), 1).subscribe();
    }

    private Mono<Void> cleared() {
        return clearances.clearAll().onErrorResume(thrown -> Mono.fromRunnable(
                () -> log.warn("Sources that are switched off could not be cleared: {}", thrown.toString())));
    }
}
