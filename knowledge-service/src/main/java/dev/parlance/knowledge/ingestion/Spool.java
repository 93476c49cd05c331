package dev.parlance.knowledge.ingestion;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

import dev.parlance.knowledge.parsing.Workplace;

/** A file that exists while a document is read, because the parsers of large formats need to jump about in it. */
final class Spool implements AutoCloseable {

    private final Path path;

    private final OutputStream out;

    private Spool(Path path, OutputStream out) {
        this.path = path;
        this.out = out;
    }

    static Spool open(Workplace workplace) {
        try {
            Path path = workplace.newFile();
            return new Spool(path, Files.newOutputStream(path));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    void append(byte[] piece) {
        try {
            out.write(piece);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    Path written() {
        try {
            out.flush();
            return path;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** What was written, which has to be text. */
    String text() {
        try {
            return Files.readString(written());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void close() {
        try (out) {
            Files.deleteIfExists(path);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
