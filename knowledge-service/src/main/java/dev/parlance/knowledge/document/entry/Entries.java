package dev.parlance.knowledge.document.entry;

import java.util.List;
import java.util.UUID;

import reactor.core.publisher.Mono;

import dev.parlance.knowledge.collection.Collection;

/** The entries of all collections. */
interface Entries {

    /**
     * Stores these and queues what has another text than before, in one transaction.
     *
     * @param entries each key once
     * @param scope what of an entry whose text is known already is looked at
     * @return those that were stored or changed; not those that stayed as they were
     */
    Mono<List<Stored>> store(Collection collection, List<Entry> entries, Scope scope);

    /** Emits the id of an entry, or nothing. */
    Mono<UUID> find(Collection collection, String key);

    /** Deletes the entries whose keys are not among these, a part of them in each transaction; emits how many. */
    Mono<Long> keepOnly(Collection collection, KeyPrints keys);

    /** What makes a difference between two entries with the same text. */
    enum Scope {

        /** Metadata alone: tags and references change together with a text. */
        METADATA,

        /** Everything. */
        WHOLE
    }

    /**
     * What became of an entry.
     *
     * @param queued whether it will be indexed
     * @param created whether there was none of its key
     */
    record Stored(UUID id, boolean queued, boolean created) {}
}
