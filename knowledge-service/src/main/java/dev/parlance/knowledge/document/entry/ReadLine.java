package dev.parlance.knowledge.document.entry;

import org.jspecify.annotations.Nullable;

/** What a line turned out to be. */
sealed interface ReadLine {

    /** Its number in the upload. */
    long number();

    /** A line that says a document. */
    record Good(long number, Entry entry) implements ReadLine {}

    /**
     * A line that does not, and is passed over.
     *
     * @param key of the document it is about, where that much could be read
     */
    record Bad(long number, @Nullable String key, String code, String reason) implements ReadLine {}
}
