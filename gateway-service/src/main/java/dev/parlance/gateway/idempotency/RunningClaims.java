package dev.parlance.gateway.idempotency;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import reactor.core.publisher.Mono;

/** The requests with an Idempotency-Key that run in this instance. */
final class RunningClaims {

    private final Set<UUID> holders = ConcurrentHashMap.newKeySet();

    private final Claims claims;

    RunningClaims(Claims claims) {
        this.claims = claims;
    }

    void add(UUID holder) {
        holders.add(holder);
    }

    void remove(UUID holder) {
        holders.remove(holder);
    }

    /** Says that they do. Nothing is said where none does. */
    Mono<Void> renew() {
        return holders.isEmpty() ? Mono.empty() : claims.renew(List.copyOf(holders));
    }
}
