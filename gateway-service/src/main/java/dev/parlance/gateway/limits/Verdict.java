package dev.parlance.gateway.limits;

import java.time.Duration;

import org.springframework.http.HttpHeaders;

import dev.parlance.chassis.failure.Failure;

/**
 * Whether a request may pass, and how its caller stands in the tightest of the limits it was counted in.
 *
 * @param passes whether it may
 * @param limit requests in one window
 * @param remaining requests left in it
 * @param reset seconds until it is as fresh as it can be, rounded up
 * @param retryAfter seconds until a refused request has a chance, rounded up
 */
record Verdict(boolean passes, int limit, int remaining, long reset, long retryAfter) {

    /** For every answer to the request, whatever becomes of it. */
    void writeTo(HttpHeaders answer) {
        answer.set("RateLimit-Limit", Integer.toString(limit));
        answer.set("RateLimit-Remaining", Integer.toString(remaining));
        answer.set("RateLimit-Reset", Long.toString(reset));
    }

    /** What a refused caller is told. */
    Failure refusal() {
        return Failure.of(429, "rate_limit_exceeded",
                "Too many requests: " + limit + " are allowed here. Try again in " + retryAfter + " s.")
                .retryAfter(untilRetry());
    }

    Duration untilRetry() {
        return Duration.ofSeconds(retryAfter);
    }
}
