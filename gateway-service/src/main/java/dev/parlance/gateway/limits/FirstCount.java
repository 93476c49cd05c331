package dev.parlance.gateway.limits;

import java.time.Duration;

import reactor.core.Disposable;
import reactor.util.retry.Retry;

import dev.parlance.chassis.lifecycle.BackgroundWork;

/** Tries out, as soon as the tables are there, how requests are counted: the first to come find everything open. */
final class FirstCount extends BackgroundWork {

    private static final Retry UNTIL_THERE = Retry.fixedDelay(Long.MAX_VALUE, Duration.ofMillis(500));

    private final RequestQuotas quotas;

    FirstCount(RequestQuotas quotas) {
        this.quotas = quotas;
    }

    @Override
    protected Disposable begin() {
        return quotas.tryOut().retryWhen(UNTIL_THERE).subscribe();
    }
}
