package dev.parlance.gateway.limits;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

import dev.parlance.chassis.failure.Failure;

/** Lets operators see how many requests were refused by which kind of limit. */
final class RefusalCounter {

    private final Counter refused;

    /** @param limit {@code plan}, {@code address}, {@code credentials} or {@code concurrency} */
    RefusalCounter(MeterRegistry meters, String limit) {
        this.refused = Counter.builder("parlance.gateway.requests.limited")
                .description("Requests that were refused because there were too many").tag("limit", limit)
                .register(meters);
    }

    Failure counted(Failure failure) {
        refused.increment();
        return failure;
    }
}
