package dev.parlance.knowledge.parsing;

import java.io.IOException;
import java.util.Set;

/** Reads some kinds of file. Stateless, blocking and without any access to network or other files. */
public interface FormatReader {

    Set<DocumentKind> kinds();

    /**
     * Reads what the file says. May return a document without blocks; the caller refuses it then.
     *
     * @throws UnreadableDocument with a reason better than "broken"
     * @throws IOException if the file is not well formed
     */
    ParsedDocument read(Source source) throws IOException, UnreadableDocument;
}
