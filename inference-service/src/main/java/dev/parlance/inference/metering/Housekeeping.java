package dev.parlance.inference.metering;

import java.time.Duration;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import dev.parlance.chassis.lifecycle.BackgroundWork;

/** Tells account-service that this instance lives, gives back what it does not use, and settles what is left at the end. */
final class Housekeeping extends BackgroundWork {

    private static final Logger log = LoggerFactory.getLogger(Housekeeping.class);

    private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(10);

    private static final Duration TIDY = Duration.ofSeconds(1);

    private static final Duration LAST_MOMENT = Duration.ofSeconds(3);

    private static final Duration LOOK = Duration.ofMillis(20);

    /** After the web server, whose last answers are still to be settled. */
    private static final int AFTER_ALL_ANSWERS = DEFAULT_PHASE - 4_096;

    private final Ledger ledger;

    private final Purses purses;

    private final Endings endings;

    Housekeeping(Ledger ledger, Purses purses, Endings endings) {
        this.ledger = ledger;
        this.purses = purses;
        this.endings = endings;
    }

    @Override
    public int getPhase() {
        return AFTER_ALL_ANSWERS;
    }

    @Override
    protected Disposable begin() {
        return Disposables.composite(
                Flux.interval(Duration.ZERO, SIGN_OF_LIFE).onBackpressureDrop().concatMap(tick -> live()).subscribe(),
                Flux.interval(TIDY).onBackpressureDrop().subscribe(tick -> endings.giveBack(purses.stale())));
    }

    private Mono<Void> live() {
        return ledger.live().onErrorResume(away -> Mono.fromRunnable(
                () -> log.debug("account-service does not hear: {}", away.getMessage())));
    }

    @Override
    public void stop() {
        endings.giveBack(purses.rest());
        super.stop();
    }

    @Override
    public void stop(Runnable stopped) {
        stop();
        Flux.interval(LOOK).takeUntil(tick -> endings.isEmpty()).take(LAST_MOMENT).then()
                .subscribe(nothing -> {
                }, failure -> stopped.run(), stopped);
    }
}
