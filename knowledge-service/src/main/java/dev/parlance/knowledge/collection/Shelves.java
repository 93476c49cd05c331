package dev.parlance.knowledge.collection;

import java.util.List;
import java.util.UUID;

import reactor.core.publisher.Mono;

/** What an account can do with its collections, beside their documents. */
interface Shelves {

    /** Oldest first, at most 1,000. */
    Mono<List<CollectionOverview>> list(UUID account);

    /** Fails as not found. */
    Mono<CollectionOverview> look(UUID account, UUID id);

    /** Emits its id. */
    Mono<UUID> open(UUID account, CollectionDraft draft);

    /** Fails as not found. */
    Mono<UUID> change(UUID account, UUID id, CollectionDraft draft);
}
