package dev.parlance.knowledge.source;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;

/** Rung when there is something new to fetch, so that nobody in this instance waits for the next look. */
public final class Bell {

    private final Sinks.Many<Boolean> rings = Sinks.many().multicast().directBestEffort();

    public void ring() {
        rings.tryEmitNext(true);
    }

    /** Endless; what is rung while nobody listens is lost. */
    public Flux<Boolean> watch() {
        return rings.asFlux();
    }
}
