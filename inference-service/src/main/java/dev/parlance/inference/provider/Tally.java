package dev.parlance.inference.provider;

import java.util.concurrent.atomic.LongAdder;

import io.github.resilience4j.bulkhead.BulkheadFullException;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;

/** How the calls to an upstream ended, since the start. Calls that were left by who asked end in none of these ways. */
final class Tally {

    private final LongAdder answered = new LongAdder();

    private final LongAdder failed = new LongAdder();

    private final LongAdder refused = new LongAdder();

    private final LongAdder held = new LongAdder();

    void answered() {
        answered.increment();
    }

    void failed(Throwable thrown) {
        if (thrown instanceof CallNotPermittedException || thrown instanceof BulkheadFullException) {
            held.increment();
        } else if (thrown instanceof UpstreamFailure failure && !failure.countsAgainstUpstream()) {
            refused.increment();
        } else {
            failed.increment();
        }
    }

    long count(Outcome outcome) {
        return switch (outcome) {
            case ANSWERED -> answered.sum();
            case FAILED -> failed.sum();
            case REFUSED -> refused.sum();
            case HELD -> held.sum();
        };
    }

    /** The ways a call can end. */
    enum Outcome {
        /** As it should. */
        ANSWERED,
        /** By the upstream's fault. */
        FAILED,
        /** The upstream understood and refused. */
        REFUSED,
        /** It was not made, because the upstream rests or has its hands full. */
        HELD
    }
}
