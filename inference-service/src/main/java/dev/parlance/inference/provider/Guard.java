package dev.parlance.inference.provider;

import java.time.Duration;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;

/**
 * What stands before an upstream.
 *
 * @param breaker gives it a rest when it fails again and again
 * @param bulkhead keeps it from holding all calls there can be
 * @param budget for second tries
 * @param tally how its calls ended
 */
record Guard(CircuitBreaker breaker, Bulkhead bulkhead, RetryBudget budget, Tally tally) {

    /** @param atOnce how many calls may be under way */
    static Guard of(String name, int atOnce) {
        return new Guard(breaker(name), bulkhead(name, atOnce), new RetryBudget(), new Tally());
    }

    /** Half of at least 20 calls must fail to open it; five are let through to see whether it may close. */
    static CircuitBreaker breaker(String name) {
        return CircuitBreaker.of(name, CircuitBreakerConfig.custom()
                .slidingWindowSize(50).minimumNumberOfCalls(20).failureRateThreshold(50)
                .waitDurationInOpenState(Duration.ofSeconds(5)).permittedNumberOfCallsInHalfOpenState(5)
                .recordException(Guard::countsAgainst).writableStackTraceEnabled(false)
                .build());
    }

    /** Nobody waits before it: whoever finds it full can be told so, or asks elsewhere. */
    static Bulkhead bulkhead(String name, int atOnce) {
        return Bulkhead.of(name, BulkheadConfig.custom().maxConcurrentCalls(atOnce).maxWaitDuration(Duration.ZERO)
                .writableStackTraceEnabled(false).build());
    }

    private static boolean countsAgainst(Throwable thrown) {
        return !(thrown instanceof UpstreamFailure failure) || failure.countsAgainstUpstream();
    }

    static int inFlight(Bulkhead bulkhead) {
        Bulkhead.Metrics now = bulkhead.getMetrics();
        return now.getMaxAllowedConcurrentCalls() - now.getAvailableConcurrentCalls();
    }
}
