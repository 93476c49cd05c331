package dev.parlance.gateway.schema;

import java.time.Duration;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Does the same again and again while the service runs; what fails is done the next time. */
public final class Upkeep implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Upkeep.class);

    private final Duration pause;

    private final Mono<?> work;

    private volatile @Nullable Disposable rounds;

    /** @param work begun anew for each round, and never twice at the same time */
    public Upkeep(Duration pause, Mono<?> work) {
        this.pause = pause;
        this.work = work;
    }

    @Override
    public void start() {
        rounds = Flux.interval(pause).onBackpressureDrop()
                .concatMap(round -> work.then().onErrorResume(Upkeep::later), 0)
                .subscribe();
    }

    private static Mono<Void> later(Throwable failure) {
        log.debug("Done the next time: {}", failure.toString());
        return Mono.empty();
    }

    @Override
    public void stop() {
        Disposable current = rounds;
        if (current != null) {
            current.dispose();
            rounds = null;
        }
    }

    @Override
    public boolean isRunning() {
        return rounds != null;
    }
}
