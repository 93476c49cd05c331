package dev.parlance.knowledge.retrieval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.lang.Character.UnicodeScript;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Mono;

import dev.parlance.knowledge.embedding.Embeddings;
import dev.parlance.knowledge.embedding.EmbeddingsUnavailable;
import dev.parlance.knowledge.embedding.WordEmbeddings;
import dev.parlance.knowledge.index.Origin;
import dev.parlance.knowledge.index.Owner;
import dev.parlance.knowledge.index.Passage;
import dev.parlance.knowledge.index.NoPassages;
import dev.parlance.knowledge.index.Passages;
import dev.parlance.knowledge.index.Scope;
import dev.parlance.knowledge.index.Shelf;
import dev.parlance.knowledge.index.lucene.LucenePassages;

/** Tests for {@link Retrieval}. */
class RetrievalTests {

    private static final Owner OWNER = new Owner("account", "collection");

    @TempDir
    private Path folder = Path.of("");

    private final SometimesAway model = new SometimesAway(new WordEmbeddings());
    private Passages passages = new NoPassages();

    @BeforeEach
    void open() throws IOException {
        passages = LucenePassages.open(folder, model.name());
        store("returns", "Jackets may be returned within thirty days.");
        store("opening", "The shop opens at nine on Saturdays.");
        store("zh", "退货期限是三十天。");
    }

    @AfterEach
    void close() throws Exception {
        if (passages instanceof AutoCloseable opened) {
            opened.close();
        }
    }

    @Test
    void putsTheAnswerFirst() {
        assertThat(ids("When does the shop open on Saturdays?")).first().isEqualTo("opening");
    }

    @Test
    void scoresFallFromOneToNothing() {
        var found = find("Jackets may be returned within thirty days.");

        assertThat(found.getFirst().score()).isGreaterThan(0.7);
        assertThat(found.getFirst().similarity()).isCloseTo(1, within(0.001));
        assertThat(found).extracting(Found::score).isSortedAccordingTo((a, b) -> Double.compare(b, a))
                .allSatisfy(score -> assertThat(score).isBetween(0.0, 1.0));
    }

    @Test
    void unrelatedPassagesScoreLow() {
        assertThat(find("Photosynthesis of marine algae")).allSatisfy(one -> assertThat(one.score()).isLessThan(0.35));
    }

    @Test
    void readsScriptsTheModelDoesNot() {
        assertThat(ids("退货期限")).first().isEqualTo("zh");
    }

    @Test
    void answersByWordsWhileTheModelIsAway() {
        model.away = true;

        assertThat(ids("returned jackets")).containsExactly("returns");
        assertThat(find("returned jackets").getFirst().similarity()).isZero();
    }

    @Test
    void comesBackWithTheModel() {
        model.away = true;
        var retrieval = new Retrieval(model, passages);
        find(retrieval, "jackets");
        model.away = false;

        assertThat(find(retrieval, "jackets returned").getFirst().similarity()).isPositive();
    }

    @Test
    void measuresTheModelOnlyOnce() {
        var retrieval = new Retrieval(model, passages);
        find(retrieval, "jackets");
        int before = model.calls.get();
        find(retrieval, "jackets");

        assertThat(model.calls.get() - before).isEqualTo(1);
    }

    @Test
    void findsNothingForNothing() {
        assertThat(ids(" \n")).isEmpty();
    }

    @Test
    void stopsAtTheLimit() {
        var two = new Question(Scope.of(OWNER), "jackets on Saturdays", Ranking.BALANCED, 2);

        assertThat(new Retrieval(model, passages).find(two).map(Findings::passages).block(Shelf.PATIENCE)).hasSize(2);
    }

    @Test
    void staysInScope() {
        var theirs = new Question(new Scope("another", Set.of("collection")), "jackets", Ranking.BALANCED, 10);

        assertThat(new Retrieval(model, passages).find(theirs).map(Findings::passages).block(Shelf.PATIENCE)).isEmpty();
    }

    private void store(String id, String text) {
        float[] vector = Objects.requireNonNull(model.embedQuery(text).block(Shelf.PATIENCE));
        passages.replace(OWNER, new Origin(id, ""), List.of(new Passage(0, text, null, null, vector)))
                .block(Shelf.PATIENCE);
    }

    private List<String> ids(String question) {
        return find(question).stream().map(one -> one.excerpt().origin().documentId()).toList();
    }

    private List<Found> find(String question) {
        return find(new Retrieval(model, passages), question);
    }

    private static List<Found> find(Retrieval retrieval, String question) {
        return Objects.requireNonNull(
                retrieval.find(new Question(Scope.of(OWNER), question, Ranking.BALANCED, 10))
                        .map(Findings::passages).block(Shelf.PATIENCE));
    }

    /** A model that can be switched off and counts how often it is asked. */
    private static final class SometimesAway implements Embeddings {

        private final Embeddings model;
        private final AtomicInteger calls = new AtomicInteger();
        private boolean away;

        SometimesAway(Embeddings model) {
            this.model = model;
        }

        @Override
        public String name() {
            return model.name();
        }

        @Override
        public int dimensions() {
            return model.dimensions();
        }

        @Override
        public boolean reads(UnicodeScript script) {
            return model.reads(script);
        }

        @Override
        public Mono<float[]> embedQuery(String question) {
            return Mono.defer(() -> here(model.embedQuery(question)));
        }

        @Override
        public Mono<List<float[]>> embedPassages(List<String> passages) {
            return Mono.defer(() -> here(model.embedPassages(passages)));
        }

        private <T> Mono<T> here(Mono<T> answer) {
            calls.incrementAndGet();
            return away ? Mono.error(new EmbeddingsUnavailable("switched off", null)) : answer;
        }
    }
}
