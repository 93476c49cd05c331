package dev.parlance.gateway.access;

import reactor.core.publisher.Mono;

/** Knows whose credentials are. Empty for unknown ones; fails with 503 while it cannot say. */
interface AccountDirectory {

    Mono<Grant> findKey(KeyHash key);

    Mono<Grant> findPerson(String token);
}
