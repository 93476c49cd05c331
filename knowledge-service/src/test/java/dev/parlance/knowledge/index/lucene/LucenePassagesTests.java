package dev.parlance.knowledge.index.lucene;

import static dev.parlance.knowledge.index.Shelf.passage;
import static dev.parlance.knowledge.index.Shelf.vector;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.apache.lucene.document.Document;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.LockObtainFailedException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

import dev.parlance.knowledge.index.Holding;
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
    void beginsAnewBesideFilesThatCannotBeRead() throws IOException {
        fillAndClose("broken");
        for (String name : List.of("segments_1", "segments_2", "_0.cfs", "_0.si")) {
            spoil(folder.resolve("broken").resolve(name));
        }
        var shelf = new Shelf(open("broken", "model"));

        assertThat(shelf.isWhole()).isFalse();
        shelf.store(OWNER, "steel", "grey steel");
        assertThat(shelf.found(SCOPE, "tea steel", null)).containsExactly("steel");
        assertThat(folder.resolve("broken-set-aside/_0.cfs")).exists();
    }

    @Test
    void beginsAnewWhenFilesAreMissing() throws IOException {
        fillAndClose("torn");
        Files.delete(folder.resolve("torn/_0.cfs"));

        assertThat(new Shelf(open("torn", "model")).isWhole()).isFalse();
    }

    @Test
    void beginsAnewWhenPassagesLieThereInAnotherWay() throws IOException {
        try (var other = new IndexWriter(FSDirectory.open(folder.resolve("old")), new IndexWriterConfig())) {
            other.addDocument(new Document());
        }
        var shelf = new Shelf(open("old", "model"));

        assertThat(shelf.isWhole()).isFalse();
        assertThat(folder.resolve("old-set-aside")).isDirectoryContaining("glob:**segments_1");
    }

    @Test
    void keepsOnlyTheLastOfThoseSetAside() throws IOException {
        for (int i = 0; i < 2; i++) {
            fillAndClose("unlucky");
            spoil(folder.resolve("unlucky/segments_2"));
        }
        open("unlucky", "model");

        assertThat(folder).isDirectoryNotContaining("glob:**set-aside-*").isDirectoryContaining("glob:**set-aside");
    }

    @Test
    void folderInUseIsNotSetAside() {
        open("busy", "model");

        assertThatThrownBy(() -> LucenePassages.open(folder.resolve("busy"), "model"))
                .isInstanceOf(LockObtainFailedException.class);
        assertThat(folder.resolve("busy-set-aside")).doesNotExist();
    }

    @Test
    void damageMetByTheWriterMakesRoomForAnEmptyIndex() throws IOException {
        var passages = open("spoilt", "model");
        var shelf = new Shelf(passages);
        shelf.store(OWNER, "tea", "green tea");
        shelf.await(passages.markWhole());
        var damage = new CorruptIndexException("checksum failed", "a test");
        StepVerifier.create(passages.submit(writer -> {
            throw damage;
        })).expectError(CorruptIndexException.class).verify(Shelf.PATIENCE);

        shelf.store(OWNER, "steel", "grey steel");
        assertThat(shelf.found(SCOPE, "tea steel", null)).containsExactly("steel");
        assertThat(shelf.isWhole()).isFalse();
    }

    @Test
    void isNotWholeForAnotherModelAndCountsNoneOfItsPassages() {
        fillAndClose("shared");
        var after = new Shelf(open("shared", "new model"));

        assertThat(after.isWhole()).isFalse();
        assertThat(after.holdings(OWNER)).containsExactly(new Holding("tea", 0));
        after.store(OWNER, "tea", "green tea");
        assertThat(after.holdings(OWNER)).containsExactly(new Holding("tea", 1));
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

    private void fillAndClose(String name) {
        var passages = open(name, "model");
        new Shelf(passages).store(OWNER, "tea", "green tea");
        new Shelf(passages).await(passages.markWhole());
        passages.close();
    }

    private static void spoil(Path file) throws IOException {
        if (Files.exists(file)) {
            byte[] bytes = Files.readAllBytes(file);
            Arrays.fill(bytes, bytes.length / 4, bytes.length * 3 / 4, (byte) 7);
            Files.write(file, bytes);
        }
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
