package dev.parlance.knowledge.index.lucene;

import static dev.parlance.knowledge.index.Shelf.passage;
import static dev.parlance.knowledge.index.Shelf.vector;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

import dev.parlance.knowledge.index.IndexUnavailable;
import dev.parlance.knowledge.index.Owner;
import dev.parlance.knowledge.index.Passages;
import dev.parlance.knowledge.index.PassagesContract;
import dev.parlance.knowledge.index.Scope;
import dev.parlance.knowledge.index.Shelf;

/** Tests for {@link LucenePassages}. */
class LucenePassagesTests extends PassagesContract {

    private static final Owner OWNER = new Owner("account", "collection");
    private static final Scope SCOPE = Scope.of(OWNER);

    @TempDir
    private Path folder = Path.of("");

    private final List<LucenePassages> opened = new ArrayList<>();

    @AfterEach
    void closeAll() {
        opened.forEach(LucenePassages::close);
    }

    @Override
    protected Passages open() {
        return open("live", "model");
    }

    /** A copy of the files as they lie on disk while the index is still open is what a killed process leaves behind. */
    @Override
    protected Passages reopen() {
        copy("live", "left behind");
        return open("left behind", "model");
    }

    @Test
    void sweepsAwayHalfWrittenFiles() throws IOException {
        new Shelf(open("crashed", "model")).store(OWNER, "tea", "green tea");
        copy("crashed", "left behind");
        Files.writeString(folder.resolve("left behind/_9.cfs"), "torn");
        Files.writeString(folder.resolve("left behind/pending_segments_9"), "torn");

        assertThat(new Shelf(open("left behind", "model")).found(SCOPE, "tea", null)).containsExactly("tea");
        assertThat(folder.resolve("left behind/pending_segments_9")).doesNotExist();
    }

    @Test
    void opensAgainAfterClosing() {
        var first = open("closed", "model");
        new Shelf(first).store(OWNER, "tea", "green tea");
        first.close();

        assertThat(new Shelf(open("closed", "model")).found(SCOPE, "tea", vector(1))).containsExactly("tea");
    }

    @Test
    void refusesChangesOnceClosed() {
        var closed = open("closed", "model");
        closed.close();

        StepVerifier.create(closed.remove(OWNER, "tea")).expectError(IndexUnavailable.class).verify(Shelf.PATIENCE);
    }

    @Test
    void neverComparesVectorsOfDifferentModels() {
        var before = open("shared", "old model");
        new Shelf(before).store(OWNER, "tea", "green tea");
        before.close();
        var after = new Shelf(open("shared", "new model"));

        assertThat(after.found(SCOPE, "", vector(1))).isEmpty();
        assertThat(after.search(SCOPE, "tea", vector(1)).getFirst().cosine()).isZero();
    }

    @Test
    void foreignTextsDoNotMoveScores() {
        var shelf = new Shelf(open("shared", "model"));
        shelf.store(OWNER, "tea", "green tea");
        shelf.store(OWNER, "steel", "grey steel");
        double alone = shelf.search(SCOPE, "green", null).getFirst().wording();
        Flux.range(0, 20).flatMap(i -> shelf.storing(new Owner("b", "c"), "d" + i, passage(0, "green tea", i)))
                .blockLast();

        assertThat(shelf.search(SCOPE, "green", null).getFirst().wording()).isEqualTo(alone);
    }

    @Test
    void manyChangesShareFewCommits() throws IOException {
        var shelf = new Shelf(open("busy", "model"));
        Flux.range(0, 500).flatMap(i -> shelf.storing(OWNER, "d" + i, passage(0, "green tea", i)), 500).blockLast();

        assertThat(newestCommit("busy")).isLessThan(100);
    }

    private long newestCommit(String name) throws IOException {
        try (var files = Files.list(folder.resolve(name))) {
            return files.map(file -> file.getFileName().toString()).filter(file -> file.startsWith("segments_"))
                    .mapToLong(file -> Long.parseLong(file.substring(9), Character.MAX_RADIX)).max().orElseThrow();
        }
    }

    private LucenePassages open(String name, String space) {
        try {
            var passages = LucenePassages.open(folder.resolve(name), space);
            opened.add(passages);
            return passages;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void copy(String from, String to) {
        try (var files = Files.list(folder.resolve(from))) {
            Files.createDirectory(folder.resolve(to));
            for (Path file : files.toList()) {
                Files.copy(file, folder.resolve(to).resolve(file.getFileName()));
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
