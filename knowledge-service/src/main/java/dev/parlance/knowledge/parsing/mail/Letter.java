package dev.parlance.knowledge.parsing.mail;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.parlance.knowledge.parsing.Block;
import dev.parlance.knowledge.parsing.DocumentKind;
import dev.parlance.knowledge.parsing.Draft;
import dev.parlance.knowledge.parsing.ParsedDocument;
import dev.parlance.knowledge.parsing.Source;
import dev.parlance.knowledge.parsing.Spacing;
import dev.parlance.knowledge.parsing.UnreadableDocument;

/** A message taken apart: its headers, its words, what is attached. */
final class Letter {

    /**
     * Something the message holds.
     *
     * @param name what the sender calls it; empty for the words of the message itself
     * @param kind what it is known to be; {@code null} to judge it
     */
    private record Piece(String name, @Nullable DocumentKind kind, byte[] content) {}

    private final Map<String, String> headers = new LinkedHashMap<>();

    private final List<Piece> words = new ArrayList<>();

    private final List<Piece> attachments = new ArrayList<>();

    /** @param label as it is shown; what is empty is left out */
    void header(String label, @Nullable String value) {
        String line = value == null ? "" : Spacing.oneLine(value);
        if (!line.isEmpty()) {
            headers.put(label, line);
        }
    }

    void words(DocumentKind kind, byte[] content) {
        words.add(new Piece("", kind, content));
    }

    void attachment(String name, @Nullable DocumentKind kind, byte[] content) {
        String line = Spacing.oneLine(name);
        attachments.add(new Piece(line.isEmpty() ? "Attachment" : line, kind, content));
    }

    ParsedDocument read(Source source) {
        Draft draft = new Draft(source.limits());
        headers.forEach((label, value) -> draft.paragraph(label + ": " + value, null));
        for (Piece piece : words) {
            add(piece, 0, source, draft);
        }
        for (Piece piece : attachments) {
            draft.heading(1, piece.name(), null);
            add(piece, 1, source, draft);
        }
        return draft.finish(headers.get("Subject"));
    }

    /** What cannot be read is told with its reason: nobody should think it was searched. */
    private static void add(Piece piece, int below, Source source, Draft draft) {
        try {
            ParsedDocument part = source.parts().read(piece.name(), piece.kind(), piece.content());
            for (Block block : part.blocks()) {
                draft.add(block instanceof Block.Heading heading
                        ? new Block.Heading(heading.level() + below, heading.text(), heading.page())
                        : block);
            }
        } catch (UnreadableDocument refusal) {
            if (!piece.name().isEmpty()) {
                draft.paragraph("The attachment " + piece.name() + " was not read. " + refusal.reason(), null);
            }
        }
    }
}
