package dev.parlance.knowledge.document.clearing;

import reactor.core.publisher.Mono;

import dev.parlance.knowledge.collection.Collection;

/** What is done to all documents of a collection at once. Broken off, it can be done again and goes on. */
interface Clearing {

    /** Deletes the documents that are there now; emits how many. */
    Mono<Long> reset(Collection collection);

    /** Queues everything that is not queued already to be indexed anew; emits how many. */
    Mono<Long> reindex(Collection collection);

    /** Deletes the documents and the collection. */
    Mono<Void> close(Collection collection);
}
