package dev.parlance.knowledge.source.errand;

import java.time.Duration;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import dev.parlance.chassis.lifecycle.BackgroundWork;
import dev.parlance.knowledge.source.Bell;
import dev.parlance.knowledge.source.SourceSettings;

/**
 * Does errands as long as there are any: some at a time, looking for more when somebody says so and every second. One that is
 * broken off, or fails for a reason nobody has foreseen, is taken up again when its lease lapses.
 */
final class ErrandRunner extends BackgroundWork {

    private static final Logger log = LoggerFactory.getLogger(ErrandRunner.class);

    private static final Duration PERIOD = Duration.ofSeconds(1);

    private static final Duration TIDYING = Duration.ofHours(1);

    private final Errands errands;

    private final Visits visits;

    private final Walking walking;

    private final Bell bell;

    private final SourceSettings settings;

    ErrandRunner(Errands errands, Visits visits, Walking walking, Bell bell, SourceSettings settings) {
        this.errands = errands;
        this.visits = visits;
        this.walking = walking;
        this.bell = bell;
        this.settings = settings;
    }

    @Override
    protected Disposable begin() {
        Flux<?> occasions = Flux.merge(Flux.interval(PERIOD), bell.watch()).onBackpressureDrop();
        Disposable work = occasions.flatMap(occasion -> worked(), settings.atOnce(), 1).subscribe();
        Disposable tidying = Flux.interval(TIDYING).onBackpressureDrop().concatMap(tick -> tidied(), 1).subscribe();
        return Disposables.composite(work, tidying);
    }

    private Mono<Void> worked() {
        return errands.take().flatMap(errand -> done(errand).thenReturn(true)).defaultIfEmpty(false)
                .repeat().takeWhile(found -> found).then()
                .onErrorResume(thrown -> Mono.fromRunnable(
                        () -> log.warn("Sources could not be looked up: {}", thrown.toString())));
    }

    /** The worker rests as long as the server does, and then goes on with whatever is due. */
    private Mono<Void> done(Errand errand) {
        return run(errand).timeout(settings.lease().multipliedBy(3).dividedBy(4))
                .flatMap(pause -> errands.free(errand.host(), pause).thenReturn(pause))
                .flatMap(pause -> Mono.delay(SourceSettings.shorter(pause, PERIOD))).then()
                .onErrorResume(LeaseLost.class, lost -> errands.free(errand.host(), settings.pause()))
                .onErrorResume(thrown -> Mono.fromRunnable(() -> log.warn("Errand {} failed in attempt {}: {}",
                        errand.id(), errand.attempt(), thrown.toString())));
    }

    private Mono<Duration> run(Errand errand) {
        return switch (errand) {
            case Errand.Visit visit -> visits.run(visit);
            case Errand.Walk walk -> walking.step(walk);
        };
    }

    private Mono<Void> tidied() {
        return errands.tidy().onErrorResume(thrown -> Mono.fromRunnable(
                () -> log.warn("Old crawls could not be forgotten: {}", thrown.toString())));
    }
}
