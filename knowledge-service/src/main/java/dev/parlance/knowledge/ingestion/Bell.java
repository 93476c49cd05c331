package dev.parlance.knowledge.ingestion;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;

import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** Wakes one who waits for work. A ring while nobody waits is heard as soon as somebody does. */
final class Bell {

    private final AtomicReference<Sinks.Empty<Void>> next = new AtomicReference<>(Sinks.empty());

    void ring() {
        next.get().tryEmitEmpty();
    }

    /** Completes with the next ring, or after this time without one; for one listener. */
    Mono<Void> rung(Duration atMost) {
        return Mono.defer(() -> next.get().asMono().timeout(atMost, Mono.empty()))
                .doOnSuccess(heard -> next.set(Sinks.empty()));
    }
}
