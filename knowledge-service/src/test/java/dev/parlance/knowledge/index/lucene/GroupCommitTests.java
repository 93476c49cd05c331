package dev.parlance.knowledge.index.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.apache.lucene.document.Document;
import org.apache.lucene.index.IndexWriter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.parlance.knowledge.index.IndexUnavailable;

/** Tests for {@link GroupCommit}; the writer's turn comes when a test says so. */
class GroupCommitTests {

    @TempDir
    private Path folder;

    private final Deque<Runnable> turns = new ArrayDeque<>();
    private final List<Outcome> outcomes = new ArrayList<>();
    private BlockingLuceneIndex index;
    private GroupCommit commits;

    @BeforeEach
    void open() throws IOException {
        index = BlockingLuceneIndex.open(folder);
        commits = new GroupCommit(index, turns::add, 3);
    }

    @AfterEach
    void close() throws IOException {
        index.close();
    }

    @Test
    void oneTurnWritesAllThatWait() throws Exception {
        submit(GroupCommitTests::addDocument);
        submit(GroupCommitTests::addDocument);
        takeTurns();

        assertThat(failures()).containsExactly(null, null);
        assertThat(stored()).isEqualTo(2);
    }

    @Test
    void unacceptableChangeFailsAlone() throws Exception {
        submit(GroupCommitTests::addDocument);
        submit(writer -> {
            throw new IllegalArgumentException("odd");
        });
        takeTurns();

        assertThat(failures().getFirst()).isNull();
        assertThat(failures().getLast()).hasMessage("odd");
        assertThat(stored()).isEqualTo(1);
    }

    @Test
    void failureOfTheDiskUndoesTheGroup() throws Exception {
        submit(GroupCommitTests::addDocument);
        submit(GroupCommitTests::failLikeAFullDisk);
        takeTurns();

        assertThat(failures()).allSatisfy(failure -> assertThat(failure).hasMessage("No space left on device"));
        assertThat(stored()).isZero();
    }

    @Test
    void writesAgainAfterFailureOfTheDisk() throws Exception {
        submit(GroupCommitTests::failLikeAFullDisk);
        takeTurns();
        submit(GroupCommitTests::addDocument);
        takeTurns();

        assertThat(failures().getLast()).isNull();
        assertThat(stored()).isEqualTo(1);
    }

    @Test
    void refusesMoreThanMayWait() throws Exception {
        for (int i = 0; i < 4; i++) {
            submit(GroupCommitTests::addDocument);
        }
        takeTurns();

        assertThat(outcomes.getLast().failure()).isInstanceOf(IndexUnavailable.class);
        assertThat(stored()).isEqualTo(3);
    }

    @Test
    void refusesWhatWaitsWhenClosed() throws Exception {
        submit(GroupCommitTests::addDocument);
        commits.close();
        takeTurns();

        assertThat(failures().getFirst()).isInstanceOf(IndexUnavailable.class);
        assertThat(stored()).isZero();
    }

    private void submit(Change change) {
        var outcome = new Outcome();
        outcomes.add(outcome);
        commits.submit(change).subscribe(nothing -> {
        }, outcome::fail, outcome.ended::countDown);
    }

    private void takeTurns() {
        while (!turns.isEmpty()) {
            turns.removeFirst().run();
        }
    }

    private List<Throwable> failures() throws InterruptedException {
        List<Throwable> failures = new ArrayList<>();
        for (Outcome outcome : outcomes) {
            failures.add(outcome.failure());
        }
        return failures;
    }

    private int stored() throws IOException {
        return index.read(searcher -> searcher.getIndexReader().numDocs());
    }

    private static void addDocument(IndexWriter writer) throws IOException {
        writer.addDocument(new Document());
    }

    private static void failLikeAFullDisk(IndexWriter writer) throws IOException {
        throw new IOException("No space left on device");
    }

    private static final class Outcome {

        private final CountDownLatch ended = new CountDownLatch(1);
        private volatile Throwable failure;

        void fail(Throwable thrown) {
            failure = thrown;
            ended.countDown();
        }

        Throwable failure() throws InterruptedException {
            assertThat(ended.await(30, TimeUnit.SECONDS)).isTrue();
            return failure;
        }
    }
}
