package dev.parlance.gateway.access;

import java.time.Duration;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

import reactor.core.Disposable;
import reactor.core.publisher.Flux;

/** Reviews the running requests again and again while the service runs. */
final class Watch implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Watch.class);

    private final RunningRequests running;

    private final Duration period;

    private volatile @Nullable Disposable rounds;

    Watch(RunningRequests running, Duration period) {
        this.running = running;
        this.period = period;
    }

    @Override
    public void start() {
        rounds = Flux.interval(period).onBackpressureDrop()
                .concatMap(round -> running.review(), 1)
                .onErrorContinue((thrown, round) -> log.error("The running requests could not be reviewed", thrown))
                .subscribe();
    }

    @Override
    public void stop() {
        Disposable current = rounds;
        if (current != null) {
            current.dispose();
        }
        rounds = null;
    }

    @Override
    public boolean isRunning() {
        return rounds != null;
    }
}
