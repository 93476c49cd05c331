package dev.parlance.gateway.access;

import java.time.Duration;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import reactor.core.Disposable;
import reactor.core.publisher.Flux;

import dev.parlance.chassis.lifecycle.BackgroundWork;

/** Reviews the running requests again and again while the service runs. */
final class Watch extends BackgroundWork {

    private static final Logger log = LoggerFactory.getLogger(Watch.class);

    private final RunningRequests running;

    private final Duration period;

    Watch(RunningRequests running, Duration period) {
        this.running = running;
        this.period = period;
    }

    @Override
    protected Disposable begin() {
        return Flux.interval(period).onBackpressureDrop()
                .concatMap(round -> running.review(), 1)
                .onErrorContinue((thrown, round) -> log.error("The running requests could not be reviewed", thrown))
                .subscribe();
    }
}
