package dev.parlance.knowledge.parsing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;

/** The parts within one file and within those, counted together. */
final class NestedParts implements Parts {

    private static final int MOST = 100;

    private static final int DEEPEST = 4;

    private final LocalReader reader;

    private final int depth;

    private final AtomicInteger count;

    NestedParts(LocalReader reader) {
        this(reader, 1, new AtomicInteger());
    }

    private NestedParts(LocalReader reader, int depth, AtomicInteger count) {
        this.reader = reader;
        this.depth = depth;
        this.count = count;
    }

    @Override
    public ParsedDocument read(String filename, @Nullable DocumentKind kind, byte[] content)
            throws UnreadableDocument {
        if (depth > DEEPEST || count.incrementAndGet() > MOST) {
            throw new UnreadableDocument("too_large",
                    "No more than " + MOST + " parts are read, " + DEEPEST + " within one another.");
        }
        try {
            Path file = Files.createTempFile("part-", "");
            try {
                Files.write(file, content);
                return reader.read(file, filename, kind, new NestedParts(reader, depth + 1, count));
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
