package dev.parlance.knowledge.index.lucene;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;

import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;

/** An index with its one writer and those who search it. */
record OpenIndex(Directory directory, IndexWriter writer, SearcherManager searchers) implements Closeable {

    static OpenIndex in(Path folder) throws IOException {
        var directory = FSDirectory.open(folder);
        try {
            return in(directory);
        } catch (IOException | RuntimeException failure) {
            directory.close();
            throw failure;
        }
    }

    private static OpenIndex in(Directory directory) throws IOException {
        CommitNotes.requirePresentLayout(directory);
        var writer = new IndexWriter(directory, settings());
        try {
            CommitNotes.begin(writer);
            return new OpenIndex(directory, writer, new SearcherManager(writer, new SaturatedSearchers()));
        } catch (IOException | RuntimeException failure) {
            writer.rollback();
            throw failure;
        }
    }

    private static IndexWriterConfig settings() {
        var settings = new IndexWriterConfig().setSimilarity(new TermSaturation()).setCommitOnClose(false);
        // By default each commit waits up to half a second for small segments to be merged; they can be merged later.
        settings.setMaxFullFlushMergeWaitMillis(0);
        return settings;
    }

    /** Whatever was acknowledged is committed, so closing throws away only merges that may be done another time. */
    @Override
    public void close() throws IOException {
        try (directory) {
            searchers.close();
            writer.rollback();
        }
    }
}
