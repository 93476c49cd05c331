package dev.parlance.knowledge.document.entry;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import dev.parlance.chassis.failure.Failure;
import dev.parlance.knowledge.collection.Collection;

/** Tests for {@link EntryImport}. */
class EntryImportTests {

    private final Shelf shelf = new Shelf();

    @Test
    void countsEveryLineOnce() {
        ImportReport report = report(false, 100, line("a", "one") + "broken\n\n" + line("b", "two") + line("a", "one"));

        assertThat(report.enqueued()).isEqualTo(2);
        assertThat(report.skipped()).isEqualTo(2);
        assertThat(report.bad()).singleElement().extracting(ReadLine.Bad::number).isEqualTo(2L);
    }

    @Test
    void appliesTwoLinesAboutOneDocumentInTheirOrder() {
        ImportReport report = report(false, 100, line("a", "one") + line("b", "two") + line("a", "three"));

        assertThat(report.enqueued()).isEqualTo(3);
        assertThat(shelf.texts).containsEntry("a", "three");
        assertThat(shelf.batches).containsExactly(2, 1);
    }

    @Test
    void storesInBatchesOfBoundedSize() {
        report(false, 10_000, lines(1_200, "x"));
        assertThat(shelf.batches).containsExactly(500, 500, 200);

        shelf.batches.clear();
        report(false, 10_000, lines(30, "y".repeat(100_000)));
        assertThat(shelf.batches).containsExactly(10, 10, 10);
    }

    @Test
    void findsTheLineThatStorageRefuses() {
        shelf.refused = "d7";
        ImportReport report = report(false, 100, lines(20, "x") + "bad\n");

        assertThat(report.enqueued()).isEqualTo(19);
        assertThat(report.bad()).extracting(ReadLine.Bad::number).containsExactly(8L, 21L);
        assertThat(report.skipped()).isEqualTo(2);
    }

    @Test
    void failsWhereStorageDoes() {
        shelf.failure = Failure.unavailable("storage");

        StepVerifier.create(importing(false, 100).run(Flux.just(lines(20, "x").getBytes(StandardCharsets.UTF_8))))
                .verifyErrorMatches(thrown -> thrown == shelf.failure);
    }

    @Test
    void tellsOnlyTheFirstOfManyBadLines() {
        ImportReport report = report(false, 10_000, "bad\n".repeat(900));

        assertThat(report.skipped()).isEqualTo(900);
        assertThat(report.bad()).hasSize(100).last().extracting(ReadLine.Bad::number).isEqualTo(100L);
    }

    @Test
    void skipsWhatThePlanDoesNotTake() {
        ImportReport report = report(true, 3, lines(5, "x"));

        assertThat(report.enqueued()).isEqualTo(3);
        assertThat(report.skipped()).isEqualTo(2);
        assertThat(report.bad()).extracting(ReadLine.Bad::code).containsOnly("too_many_lines");
        assertThat(shelf.kept).isNull();
    }

    @Test
    void deletesWhatWholeCollectionDoesNotName() {
        report(true, 100, line("a", "one") + "{\"docid\":\"b\"}\n");

        assertThat(shelf.kept).hasSize(2);
    }

    @Test
    void deletesNothingWhenLineCouldBeAboutAnything() {
        report(true, 100, line("a", "one") + "broken\n");
        assertThat(shelf.kept).isNull();
    }

    @Test
    void deletesNothingUnlessAsked() {
        report(false, 100, line("a", "one"));
        assertThat(shelf.kept).isNull();
    }

    @Test
    void refusesFileWithoutLines() {
        StepVerifier.create(importing(true, 100).run(Flux.just("\n \r\n".getBytes(StandardCharsets.UTF_8))))
                .verifyErrorMatches(thrown -> thrown instanceof Failure failure && failure.code().equals("empty_file"));
    }

    @Test
    void readsNoFurtherThanIsStored() {
        var taken = new ArrayList<Integer>();
        Flux<byte[]> content = Flux.range(0, 10_000).doOnNext(taken::add)
                .map(number -> line("d" + number, "x").getBytes(StandardCharsets.UTF_8));
        shelf.stuck = true;

        StepVerifier.create(importing(false, 100_000).run(content)).expectSubscription()
                .expectNoEvent(java.time.Duration.ofMillis(300)).thenCancel().verify();
        assertThat(taken).hasSizeBetween(500, 2_100);
    }

    private ImportReport report(boolean whole, long most, String text) {
        var found = new ArrayList<ImportReport>();
        StepVerifier.create(importing(whole, most).run(Flux.just(text.getBytes(StandardCharsets.UTF_8))))
                .recordWith(() -> found).expectNextCount(1).verifyComplete();
        return found.getFirst();
    }

    private EntryImport importing(boolean whole, long most) {
        var collection = new Collection(UUID.randomUUID(), UUID.randomUUID(), "x", null, null, Instant.EPOCH);
        return new EntryImport(shelf, new Upload(collection, whole, most), 1 << 20);
    }

    private static String lines(int count, String text) {
        return IntStream.range(0, count).mapToObj(number -> line("d" + number, text)).collect(Collectors.joining());
    }

    private static String line(String key, String text) {
        return "{\"docid\":\"" + key + "\",\"text\":\"" + text + "\"}\n";
    }

    /** Keeps the newest text of each key. */
    private static final class Shelf implements Entries {

        private final Map<String, String> texts = new LinkedHashMap<>();

        private final List<Integer> batches = new ArrayList<>();

        private Set<Long> kept;

        private boolean stuck;

        private String refused = "";

        private Failure failure;

        @Override
        public Mono<List<Stored>> store(Collection collection, List<Entry> entries, Scope scope) {
            batches.add(entries.size());
            if (failure != null) {
                return Mono.error(failure);
            }
            if (entries.stream().anyMatch(entry -> entry.key().equals(refused))) {
                return Mono.error(Failure.badRequest("invalid_entry", "No."));
            }
            List<Stored> stored = entries.stream()
                    .filter(entry -> !entry.wording().text().equals(texts.put(entry.key(), entry.wording().text())))
                    .map(entry -> new Stored(UUID.randomUUID(), true, true)).toList();
            return stuck ? Mono.never() : Mono.just(stored);
        }

        @Override
        public Mono<UUID> find(Collection collection, String key) {
            return Mono.empty();
        }

        @Override
        public Mono<Long> keepOnly(Collection collection, KeyPrints keys) {
            kept = new HashSet<>(List.of(keys.toArray()));
            return Mono.just(0L);
        }
    }
}
