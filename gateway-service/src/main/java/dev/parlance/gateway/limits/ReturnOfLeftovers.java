package dev.parlance.gateway.limits;

import java.time.Duration;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import dev.parlance.chassis.lifecycle.BackgroundWork;

/** Gives back, again and again and at the end, what was counted ahead and not needed. What fails stays counted. */
final class ReturnOfLeftovers extends BackgroundWork {

    private static final Logger log = LoggerFactory.getLogger(ReturnOfLeftovers.class);

    private static final Duration PAUSE = Duration.ofMillis(100);

    private final RequestQuotas quotas;

    ReturnOfLeftovers(RequestQuotas quotas) {
        this.quotas = quotas;
    }

    @Override
    protected Disposable begin() {
        return Flux.interval(PAUSE).onBackpressureDrop()
                .concatMap(round -> quotas.giveBack().onErrorResume(ReturnOfLeftovers::lost), 0)
                .subscribe();
    }

    @Override
    public void stop(Runnable stopped) {
        stop();
        quotas.giveBackAll().onErrorResume(ReturnOfLeftovers::lost).subscribe(null, null, stopped);
    }

    private static Mono<Void> lost(Throwable failure) {
        log.debug("Some calls stay counted that never came: {}", failure.toString());
        return Mono.empty();
    }
}
