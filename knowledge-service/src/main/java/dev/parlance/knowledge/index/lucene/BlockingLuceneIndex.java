package dev.parlance.knowledge.index.lucene;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;

import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;

/**
 * The index on disk. Everything here waits for the disk: writing belongs to one thread, reading to any that may wait.
 *
 * <p>A commit is atomic: after a crash the index opens with the last commit, and files of a later, unfinished one are
 * swept away. The lock is the operating system's and dies with the process.
 */
final class BlockingLuceneIndex implements Closeable {

    private final Directory directory;
    private volatile IndexWriter writer;
    private volatile SearcherManager searchers;

    private BlockingLuceneIndex(Directory directory) throws IOException {
        this.directory = directory;
        this.writer = newWriter(directory);
        this.searchers = newSearchers(writer);
    }

    static BlockingLuceneIndex open(Path folder) throws IOException {
        var directory = FSDirectory.open(folder);
        try {
            return new BlockingLuceneIndex(directory);
        } catch (IOException | RuntimeException failure) {
            directory.close();
            throw failure;
        }
    }

    void apply(Change change) throws IOException {
        change.applyTo(writer);
    }

    void commit() throws IOException {
        writer.commit();
        searchers.maybeRefreshBlocking();
    }

    /** Goes back to the last commit. When not even that works, searches continue and the next change tries again. */
    void forgetUncommitted(Throwable cause) {
        try {
            writer.rollback();
            var fresh = newWriter(directory);
            var old = searchers;
            writer = fresh;
            searchers = newSearchers(fresh);
            old.close();
        } catch (IOException | RuntimeException failure) {
            cause.addSuppressed(failure);
        }
    }

    <T> T read(Reading<T> reading) throws IOException {
        var manager = searchers;
        var searcher = manager.acquire();
        try {
            return reading.from(searcher);
        } finally {
            manager.release(searcher);
        }
    }

    /** Whatever was acknowledged is committed, so closing throws away only merges that may be done another time. */
    @Override
    public void close() throws IOException {
        try (directory) {
            searchers.close();
            writer.rollback();
        }
    }

    private static IndexWriter newWriter(Directory directory) throws IOException {
        var config = new IndexWriterConfig().setSimilarity(new TermSaturation()).setCommitOnClose(false);
        // By default each commit waits up to half a second for small segments to be merged; they can be merged later.
        config.setMaxFullFlushMergeWaitMillis(0);
        return new IndexWriter(directory, config);
    }

    private static SearcherManager newSearchers(IndexWriter writer) throws IOException {
        return new SearcherManager(writer, new SaturatedSearchers());
    }

    /** Something read from the newest commit. */
    @FunctionalInterface
    interface Reading<T> {

        T from(IndexSearcher searcher) throws IOException;
    }
}
