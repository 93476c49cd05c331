package dev.parlance.account.reservation;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

import dev.parlance.chassis.lifecycle.BackgroundWork;

/**
 * Gives up, round by round, what dead holders have left. While this service or its storage is away nobody is heard, so
 * it sweeps only after it has been able to listen for as long as a holder may be silent: the living are not taken for
 * dead.
 */
final class Sweeper extends BackgroundWork {

    private static final Logger log = LoggerFactory.getLogger(Sweeper.class);

    private final Holders holders;

    private final Duration silence;

    private final Duration every;

    private final Scheduler time;

    private volatile long listeningSince;

    private volatile long lastRound;

    /**
     * @param time whose clock counts, and on which the rounds begin
     */
    Sweeper(Holders holders, Duration silence, Duration every, Scheduler time) {
        this.holders = holders;
        this.silence = silence;
        this.every = every;
        this.time = time;
    }

    @Override
    protected Disposable begin() {
        startListening();
        return Flux.interval(every, time).onBackpressureDrop()
                .concatMap(round -> round(), 1)
                .subscribe();
    }

    private Mono<Void> round() {
        boolean wasAway = now() - lastRound > 2 * every.toMillis();
        if (wasAway) {
            startListening();
        }
        lastRound = now();
        boolean mayJudge = lastRound - listeningSince >= silence.toMillis();
        return (mayJudge ? sweep() : holders.listen())
                .onErrorResume(failure -> Mono.fromRunnable(() -> failed(failure)));
    }

    private Mono<Void> sweep() {
        return holders.sweep().repeat().takeUntil(swept -> swept == 0)
                .reduce(0, Integer::sum).filter(swept -> swept > 0)
                .doOnNext(swept -> log.warn("{} blocks of holders that fell silent were given up", swept))
                .then();
    }

    private void failed(Throwable failure) {
        startListening();
        log.warn("Dead holders could not be looked for: {}", failure.toString());
    }

    private void startListening() {
        listeningSince = now();
        lastRound = now();
    }

    private long now() {
        return time.now(TimeUnit.MILLISECONDS);
    }
}
