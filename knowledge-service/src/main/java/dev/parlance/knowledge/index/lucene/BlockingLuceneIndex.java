package dev.parlance.knowledge.index.lucene;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.store.AlreadyClosedException;

/**
 * The index on disk. Everything here waits for the disk: writing belongs to one thread, reading to any that may wait.
 *
 * <p>A commit is atomic: after a crash the index opens with the last commit, and files of a later, unfinished one are
 * swept away. The lock is the operating system's and dies with the process.
 */
final class BlockingLuceneIndex implements Closeable {

    private final IndexFolder folder;
    private volatile OpenIndex opened;

    private BlockingLuceneIndex(IndexFolder folder) throws IOException {
        this.folder = folder;
        this.opened = folder.open();
    }

    static BlockingLuceneIndex open(Path folder) throws IOException {
        return new BlockingLuceneIndex(new IndexFolder(folder));
    }

    void apply(Change change) throws IOException {
        change.applyTo(opened.writer());
    }

    void commit() throws IOException {
        opened.writer().commit();
        opened.searchers().maybeRefreshBlocking();
    }

    /**
     * Goes back to the last commit, or to an empty index where the files are damaged. When not even that works, searches
     * continue and the next change tries again.
     */
    void forgetUncommitted(Throwable cause) {
        try {
            var old = opened;
            old.writer().rollback();
            if (Damage.isIn(cause)) {
                folder.setAside(cause);
            }
            opened = folder.open();
            old.close();
        } catch (IOException | RuntimeException failure) {
            cause.addSuppressed(failure);
        }
    }

    /** What the newest commit, or the next one, says about the index as a whole. */
    Map<String, String> notes() {
        return CommitNotes.of(opened.writer());
    }

    <T> T read(Reading<T> reading) throws IOException {
        var searcher = acquire();
        try {
            return reading.from(searcher);
        } finally {
            searcher.getIndexReader().decRef();
        }
    }

    /** The index may be opened anew between looking for it and holding on to it. */
    private IndexSearcher acquire() throws IOException {
        var found = opened;
        try {
            return found.searchers().acquire();
        } catch (AlreadyClosedException closed) {
            if (found == opened) {
                throw closed;
            }
            return opened.searchers().acquire();
        }
    }

    @Override
    public void close() throws IOException {
        opened.close();
    }

    /** Something read from the newest commit. */
    @FunctionalInterface
    interface Reading<T> {

        T from(IndexSearcher searcher) throws IOException;
    }
}
