package dev.parlance.knowledge.parsing;

import java.nio.file.Path;

/**
 * Turns a file of any supported kind into headings, paragraphs and tables.
 *
 * <p>Blocking and busy: call it on a bounded scheduler of its own; interrupting the thread gives the file up. It never opens a network
 * connection, never reads another file, and never returns a document without text.
 */
public interface DocumentReader {

    /** Whether a file of this name can be taken at all; asked before the file is there. */
    static boolean supports(String filename) {
        return DocumentKind.named(filename).isPresent();
    }

    /**
     * Reads the file by what it holds; the name helps where the content alone does not tell.
     *
     * @throws UnreadableDocument with a code and a sentence for its owner
     */
    ParsedDocument read(Path file, String filename) throws UnreadableDocument;

    /**
     * Reads what is known to be text, whatever it looks like.
     *
     * @throws UnreadableDocument with a code and a sentence for its owner
     */
    ParsedDocument readText(Path file) throws UnreadableDocument;
}
