package dev.parlance.knowledge.document.queue;

import java.util.Locale;

/** What is being done with a document. */
public enum Stage {
    READING, EMBEDDING, STORING;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
