package dev.parlance.knowledge.parsing;

import org.jspecify.annotations.Nullable;

/** Reads what lies within a file, as an attachment does within a message. */
public interface Parts {

    /**
     * Reads a part under the same limits as a file of its own.
     *
     * @param kind what it is known to be; {@code null} to judge it by its content and name
     * @throws UnreadableDocument with the reason, also where there are too many parts or they lie too deep
     */
    ParsedDocument read(String filename, @Nullable DocumentKind kind, byte[] content) throws UnreadableDocument;
}
