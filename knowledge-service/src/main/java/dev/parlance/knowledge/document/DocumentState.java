package dev.parlance.knowledge.document;

import java.util.Locale;

/** How far a document has come. It always reaches one of the last two. */
public enum DocumentState {
    PENDING, PROCESSING, READY, FAILED;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static DocumentState of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
