package dev.parlance.knowledge.chunking;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import dev.parlance.knowledge.parsing.ParsedDocument;

/** Cuts documents: never within a sentence or a table row, and every chunk understandable without the ones around it. */
public final class Chunker {

    private final ChunkingSettings settings;

    public Chunker(ChunkingSettings settings) {
        this.settings = settings;
    }

    /** @param documentName what the document is called; heads the chunks that stand below neither a title nor a heading */
    public List<Chunk> cut(ParsedDocument document, String documentName) {
        List<Piece> pieces = new ArrayList<>();
        for (Section section : new Outline(settings.longest()).of(document.blocks())) {
            pieces.addAll(new Packing(settings, section.path()).pack(section.lines()));
        }
        List<Chunk> chunks = new ArrayList<>();
        for (Piece piece : new Neighbours(settings).joined(pieces)) {
            String heading = heading(piece.path(), document.title(), documentName);
            chunks.add(new Chunk(chunks.size(), piece.text(), heading.isEmpty() ? null : heading, piece.page()));
        }
        return chunks;
    }

    /** Cuts an entry, which stays whole unless it is long. */
    public List<Chunk> cutEntry(ParsedDocument entry) {
        return new Chunker(settings.ofEntries()).cut(entry, "");
    }

    private static String heading(List<String> path, @Nullable String title, String documentName) {
        List<String> whole = new ArrayList<>(path);
        if (title != null && (path.isEmpty() || !same(title, path.getFirst()))) {
            whole.addFirst(title);
        }
        return whole.isEmpty() ? spoken(documentName) : String.join(" > ", whole);
    }

    /** A file name without its ending and the marks that stand for blanks. */
    private static String spoken(String documentName) {
        return documentName.replaceFirst("\\.\\w{1,8}$", "").replaceAll("[_-]+", " ").strip();
    }

    private static boolean same(String one, String other) {
        String first = one.toLowerCase(Locale.ROOT);
        String second = other.toLowerCase(Locale.ROOT);
        return first.equals(second) || (first.contains(second) && second.length() > 12) || second.contains(first);
    }
}
