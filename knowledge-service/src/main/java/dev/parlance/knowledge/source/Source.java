package dev.parlance.knowledge.source;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A source as its workspace sees it.
 *
 * @param name as its owner calls it
 * @param address where it came from: an address of the web, the name of a file, or of a text
 * @param document what it says, absent until it was fetched
 * @param trouble what went wrong last on the way to it
 */
record Source(SourceId id, UUID account, Kind kind, @Nullable String name, String address, @Nullable UUID document,
        @Nullable UUID crawl, boolean enabled, Fetch fetch, Indexed indexed, @Nullable String trouble,
        Instant createdAt) {

    /** What a source is made from. */
    enum Kind {
        URL, TEXT, FILE;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** How far it is on its way here. */
    enum Fetch {
        WAITING, DONE, FAILED
    }

    /** What callers are told of its state. */
    enum Status {
        INDEXING, INDEXED, ERROR;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * How far its document is.
     *
     * @param state of the document, absent without one
     * @param reason why it could not be indexed
     */
    record Indexed(@Nullable String state, int chunks, @Nullable Instant at, @Nullable String reason) {

        Status status() {
            return switch (state) {
                case "ready" -> Status.INDEXED;
                case "pending", "processing" -> Status.INDEXING;
                case null, default -> Status.ERROR;
            };
        }
    }

    /** What was fetched once stays, whatever happens to its address later; switched off it is complete as it is. */
    Status status() {
        if (fetch == Fetch.WAITING) {
            return Status.INDEXING;
        }
        return enabled || document == null ? indexed.status() : Status.INDEXED;
    }

    @Nullable
    String lastError() {
        return enabled && status() == Status.ERROR && indexed.reason() != null ? indexed.reason() : trouble;
    }
}
