package dev.parlance.knowledge.index;

import java.util.List;
import java.util.Set;

/**
 * Where a search may look: some collections of one account. There is no scope without an account and none for all
 * collections, so a search over foreign passages cannot be written down.
 */
public record Scope(String account, Set<String> collections) {

    /** A search over more collections than this is a mistake of the caller. */
    public static final int MOST_COLLECTIONS = 512;

    public Scope {
        Id.require("account", account);
        collections = Set.copyOf(collections);
        if (collections.isEmpty() || collections.size() > MOST_COLLECTIONS) {
            throw new IllegalArgumentException("A search needs 1 to %d collections".formatted(MOST_COLLECTIONS));
        }
        collections.forEach(collection -> Id.require("collection", collection));
    }

    public static Scope of(Owner owner) {
        return new Scope(owner.account(), Set.of(owner.collection()));
    }

    /** The owners whose passages are in reach. */
    public List<Owner> owners() {
        return collections.stream().map(collection -> new Owner(account, collection)).toList();
    }
}
