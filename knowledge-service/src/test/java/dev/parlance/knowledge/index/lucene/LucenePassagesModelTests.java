package dev.parlance.knowledge.index.lucene;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;

import org.apache.lucene.util.IOUtils;

import dev.parlance.knowledge.index.Passages;
import dev.parlance.knowledge.index.PassagesModelContract;

/** Tests for {@link LucenePassages} beside the simplest home of passages. */
class LucenePassagesModelTests extends PassagesModelContract {

    private final Deque<LucenePassages> opened = new ArrayDeque<>();
    private final Deque<Path> folders = new ArrayDeque<>();

    @Override
    protected Passages open() {
        try {
            folders.push(Files.createTempDirectory("passages"));
            opened.push(LucenePassages.open(folders.element(), "model"));
            return opened.element();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    protected void close() {
        opened.pop().close();
        try {
            IOUtils.rm(folders.pop());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
