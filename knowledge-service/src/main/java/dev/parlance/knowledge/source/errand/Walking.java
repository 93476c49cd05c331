package dev.parlance.knowledge.source.errand;

import java.time.Duration;

import reactor.core.publisher.Mono;

/** Goes one step of a crawl. */
@FunctionalInterface
public interface Walking {

    /** Ends the errand, or leaves it for later; emits how long its server is to be left alone. */
    Mono<Duration> step(Errand.Walk walk);
}
