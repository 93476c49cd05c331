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
 * @param attempts how often its indexing was begun
 * @param failure why it could not become knowledge, when it could not
 */
public record Document(UUID id, UUID account, UUID collection, UUID revision, String name, Origin origin,
        long bytes, DocumentState state, int chunks, int attempts, @Nullable Reason failure, Instant createdAt,
        Instant updatedAt) {

    /** How it came: as a file whose kind has to be found out, as a text, or as an entry whose name is its key. */
    public enum Origin {
        FILE, TEXT, ENTRY;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Why a document failed: a stable code and a sentence its owner can act on. */
    public record Reason(String code, String text) {}

    /** Nothing is left to be done for it. */
    public boolean isFinished() {
        return state == DocumentState.READY || state == DocumentState.FAILED;
    }
}
