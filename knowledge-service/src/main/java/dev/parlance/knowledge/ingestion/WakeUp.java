package dev.parlance.knowledge.ingestion;

import org.springframework.stereotype.Component;

import reactor.core.publisher.Mono;

import dev.parlance.chassis.event.Event;

/** Hears the facts about documents, and wakes who has something to do because of them. */
@Component
class WakeUp {

    private final Indexer indexer;

    private final Sweeping sweeping;

    WakeUp(Indexer indexer, Sweeping sweeping) {
        this.indexer = indexer;
        this.sweeping = sweeping;
    }

    Mono<Void> handle(Event event) {
        return switch (event.type()) {
            case "knowledge.document-accepted.v1" -> Mono.fromRunnable(indexer::ring);
            case "knowledge.document-deleted.v1" -> Mono.fromRunnable(sweeping::ring);
            default -> Mono.empty();
        };
    }
}
