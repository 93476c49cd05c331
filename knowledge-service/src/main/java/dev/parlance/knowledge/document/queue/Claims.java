package dev.parlance.knowledge.document.queue;

import java.util.List;
import java.util.Set;
import java.util.UUID;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import dev.parlance.knowledge.document.Document;

/**
 * The documents that wait to be indexed. Whoever works on one holds it until it has ended, or until nothing has been heard
 * of the indexer for a while; then another takes it, and the first can no longer end it.
 */
public interface Claims {

    /**
     * Takes documents that are due, of every account some; what has waited longest in an account comes first.
     *
     * @param most how many at most
     */
    Mono<List<Document>> claim(UUID indexer, Lane lane, int most);

    /** What was given, in order. */
    Flux<byte[]> content(Document document);

    /** Tells that the indexer is still there; emits what it still holds. */
    Mono<Set<UUID>> hold(UUID indexer);

    /** Tells how far documents are, to whoever looks and to the world. */
    Mono<Void> tell(UUID indexer, List<Step> steps);

    /** Puts a document back that could not be worked on through no fault of its own, for longer with each attempt. */
    Mono<Void> postpone(UUID indexer, Document document);

    /** Puts back what indexers held of which nothing was heard for a while; emits how many. */
    Mono<Long> takeOver();

    /** Puts back everything this indexer holds, because it stops. */
    Mono<Void> release(UUID indexer);

    /**
     * Queues some documents again whose chunks have the vectors of another model; emits how many. Until their turn comes
     * they are found by their words.
     */
    Mono<Long> refresh(String model, int most);

    /** How long the queue is. */
    Mono<Backlog> measure();

    /**
     * @param documents how many wait or are worked on
     * @param seconds how long the one has waited that has waited longest
     */
    record Backlog(long documents, double seconds) {}
}
