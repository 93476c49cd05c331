package dev.parlance.inference.hook;

import java.util.UUID;

import reactor.core.publisher.Mono;

/** The secret that each account shares with those it has called. */
@FunctionalInterface
public interface Salts {

    /** Fails while it cannot be known. */
    Mono<String> get(UUID account);
}
