package dev.parlance.gateway.schema;

import java.time.Duration;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import dev.parlance.chassis.lifecycle.BackgroundWork;

/** Does the same again and again while the service runs; what fails is done the next time. */
public final class Upkeep extends BackgroundWork {

    private static final Logger log = LoggerFactory.getLogger(Upkeep.class);

    private final Duration pause;

    private final Mono<?> work;

    /** @param work begun anew for each round, and never twice at the same time */
    public Upkeep(Duration pause, Mono<?> work) {
        this.pause = pause;
        this.work = work;
    }

    @Override
    protected Disposable begin() {
        return Flux.interval(pause).onBackpressureDrop()
                .concatMap(round -> work.then().onErrorResume(Upkeep::later), 0)
                .subscribe();
    }

    private static Mono<Void> later(Throwable failure) {
        log.debug("Done the next time: {}", failure.toString());
        return Mono.empty();
    }
}
