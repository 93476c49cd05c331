package dev.parlance.knowledge.document;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A document as its account sees it.
 *
 * @param revision another one with every new text
 * @param bytes size of what was given
 * @param chunks how many chunks can be found, 0 until it is ready
 * @param attempts how often its indexing failed through no fault of its own since it was given
 * @param claims how often its indexing was begun since
 * @param progress how far its indexing is
 * @param failure why it could not become knowledge, when it could not
 */
public record Document(UUID id, UUID account, UUID collection, UUID revision, String name, Origin origin,
        long bytes, DocumentState state, int chunks, int attempts, int claims, Progress progress,
        @Nullable Reason failure,
        Instant createdAt, Instant updatedAt) {

    /** How it came: as a file whose kind has to be found out, as a text, or as an entry whose name is its key. */
    public enum Origin {
        FILE, TEXT, ENTRY;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * How far the indexing is.
     *
     * @param stage what is being done: reading, embedding or storing; nothing while it waits
     * @param processed how many chunks have their vector
     * @param total how many chunks there are, 0 while nobody knows
     * @param queuedAt when it was given, or given anew
     */
    public record Progress(@Nullable String stage, int processed, int total, Instant queuedAt) {

        /** What is being done, or that it waits. */
        public String word() {
            return stage == null ? "waiting" : stage;
        }
    }

    /** Why a document failed: a stable code and a sentence its owner can act on. */
    public record Reason(String code, String text) {}

    /** Nothing is left to be done for it. */
    public boolean isFinished() {
        return state == DocumentState.READY || state == DocumentState.FAILED;
    }
}
