package dev.parlance.knowledge.chunking;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import dev.parlance.knowledge.parsing.Block;
import dev.parlance.knowledge.parsing.ParsedDocument;

/** Cuts documents: never within a sentence or a table row, and every chunk understandable without the ones around it. */
public final class Chunker {

    private final ChunkingSettings settings;

    public Chunker(ChunkingSettings settings) {
        this.settings = settings;
    }

    /** @param documentName what the document is called; heads the chunks of one that has neither title nor headings */
    public List<Chunk> cut(ParsedDocument document, String documentName) {
        List<Piece> pieces = new ArrayList<>();
        for (Section section : new Outline(settings.longest()).of(document.blocks())) {
            pieces.addAll(new Packing(settings, section.path()).pack(section.lines()));
        }
        List<Piece> joined = new Neighbours(settings).joined(pieces);
        Optional<String> root = root(document, documentName);
        List<Chunk> chunks = new ArrayList<>(joined.size());
        joined.forEach(piece -> chunks.add(chunk(chunks.size(), piece, root)));
        return chunks;
    }

    private static Chunk chunk(int ordinal, Piece piece, Optional<String> root) {
        List<String> path = new ArrayList<>(piece.path());
        root.filter(name -> path.isEmpty() || !same(name, path.getFirst())).ifPresent(path::addFirst);
        return new Chunk(ordinal, piece.text(), path.isEmpty() ? null : String.join(" > ", path), piece.page());
    }

    private static Optional<String> root(ParsedDocument document, String documentName) {
        if (document.title() != null) {
            return Optional.of(document.title());
        }
        boolean headed = document.blocks().stream().anyMatch(Block.Heading.class::isInstance);
        String stem = documentName.replaceFirst("\\.\\w{1,8}$", "").replaceAll("[_-]+", " ").strip();
        return headed || stem.isEmpty() ? Optional.empty() : Optional.of(stem);
    }

    private static boolean same(String one, String other) {
        String first = one.toLowerCase(Locale.ROOT);
        String second = other.toLowerCase(Locale.ROOT);
        return first.equals(second) || (first.contains(second) && second.length() > 12) || second.contains(first);
    }
}
