package dev.parlance.knowledge.document.queue;

import java.util.UUID;

import reactor.core.publisher.Mono;

/** What an account can do about the indexing of its documents. Broken off, it can be done again and goes on. */
interface Interventions {

    /** Queues a document that failed; fails as not found, or as a conflict where it did not fail. */
    Mono<Void> retry(UUID account, UUID collection, UUID document);

    /** Queues all documents of a collection that failed; emits how many. */
    Mono<Long> retryAll(UUID account, UUID collection);

    /**
     * Ends a document that waits or is in work as cancelled; it cannot be found then, an earlier text of it neither. Fails
     * as not found, or as a conflict where it has ended already.
     */
    Mono<Void> cancel(UUID account, UUID collection, UUID document);

    /** The same for all documents of a collection; emits how many. */
    Mono<Long> cancelAll(UUID account, UUID collection);
}
