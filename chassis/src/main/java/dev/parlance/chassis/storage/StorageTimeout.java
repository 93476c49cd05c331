package dev.parlance.chassis.storage;

import java.time.Duration;

import reactor.core.publisher.Mono;

import dev.parlance.chassis.failure.Failure;

/**
 * How long a request waits for PostgreSQL. The driver itself waits for ever on a server that is reachable and silent, and
 * the pool's tries add up; whoever asked has to have an answer within two seconds all the same.
 */
public final class StorageTimeout {

    private static final Duration LONGEST = Duration.ofMillis(1500);

    private StorageTimeout() {
    }

    /** For {@code as(StorageTimeout::guard)} behind all that one request asks of PostgreSQL, its transaction included. */
    public static <T> Mono<T> guard(Mono<T> work) {
        return work.timeout(LONGEST, Mono.error(() -> Failure.unavailable("storage")));
    }
}
