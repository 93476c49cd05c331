package dev.parlance.knowledge.retrieval.query;

import java.util.Collection;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import reactor.core.publisher.Mono;

/** What is told of documents beside what was found in them. */
interface ShownDocuments {

    /** Those of the account that are there, in no order. */
    Mono<List<Shown>> list(UUID account, Collection<UUID> documents);

    /** Documents of the same collections that share a reference with one of these, some for each reference. */
    Mono<List<Sharing>> sharing(UUID account, Collection<Shown> documents);

    /** @param metadata JSON as it was given */
    record Shown(UUID id, UUID collection, String name, @Nullable String reference, String metadata) {}

    /** A document by its reference. */
    record Sharing(UUID collection, String reference, UUID id, String contents) {

        boolean isSharedWith(Shown other) {
            return collection.equals(other.collection()) && reference.equals(other.reference())
                    && !id.equals(other.id());
        }
    }
}
