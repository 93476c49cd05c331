package dev.parlance.knowledge.retrieval.record;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import reactor.core.publisher.Mono;

import dev.parlance.knowledge.collection.Collection;

/** What was searched, kept for a time. */
interface Searches {

    /** Keeps them in every collection they looked into that is still there. */
    Mono<Void> add(List<Dated> searches);

    /** Those that looked into a collection, newest first. */
    Mono<List<Shown>> list(Collection collection, Look look);

    /** Forgets what is older; emits how many rows that were. */
    Mono<Long> forget(Instant olderThan);

    /** A search with its place in time. */
    record Dated(UUID id, SearchNote note, Instant at) {}

    /** A search with the time it was asked and all collections it looked into. */
    record Shown(Dated search, List<UUID> collections) {}

    /** @param before only those that are older than this one */
    record Look(SearchView view, int limit, @Nullable UUID before) {}
}
