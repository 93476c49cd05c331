package dev.parlance.knowledge.index.qdrant;

import static dev.parlance.knowledge.index.Shelf.PATIENCE;
import static dev.parlance.knowledge.index.Shelf.leaves;
import static dev.parlance.knowledge.index.Shelf.passage;
import static dev.parlance.knowledge.index.Shelf.vector;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

import dev.parlance.knowledge.index.Holding;
import dev.parlance.knowledge.index.IndexUnavailable;
import dev.parlance.knowledge.index.Owner;
import dev.parlance.knowledge.index.Passages;
import dev.parlance.knowledge.index.PassagesContract;
import dev.parlance.knowledge.index.Scope;
import dev.parlance.knowledge.index.Shelf;

/** Tests for {@link QdrantPassages} over the wire, with a double at the other end. */
class QdrantPassagesTests extends PassagesContract {

    private static final Owner OWNER = new Owner("account", "collection");

    private final QdrantDouble server = new QdrantDouble();
    private QdrantPassages passages = QdrantPassages.at(server.address(), QdrantDouble.KEY, "model");

    QdrantPassagesTests() throws IOException {
    }

    @AfterEach
    void close() {
        passages.close();
        server.close();
    }

    @Override
    protected Passages open() {
        return passages;
    }

    @Override
    protected Passages reopen() {
        passages.close();
        passages = QdrantPassages.at(server.address(), QdrantDouble.KEY, "model");
        return passages;
    }

    @Test
    void measuresWordingByRarityAndSaturation() {
        var shelf = new Shelf(passages);
        shelf.store(OWNER, "one", passage(0, "green green tea", 1));
        shelf.store(OWNER, "two", passage(0, "grey steel", 2));

        var terms = SparseTerms.ofPassage(Map.of("green", 4, "tea", 2, "some", 1, "name", 1));
        assertThat(shelf.search(Scope.of(OWNER), "green", null).getFirst().wording())
                .isCloseTo(terms.values().values().stream().max(Float::compare).orElseThrow(), within(0.001));
    }

    @Test
    void saysWhenNobodyAnswers() {
        try (var nobody = QdrantPassages.at(URI.create("http://localhost:1"), null, "model")) {
            StepVerifier.create(nobody.remove(OWNER, "tea")).expectError(IndexUnavailable.class).verify(PATIENCE);
            StepVerifier.create(nobody.check()).expectError(IndexUnavailable.class).verify(PATIENCE);
        }
    }

    @Test
    void saysWhenNobodyAnswersInTime() {
        server.pauses();
        try (var waiting = QdrantPassages.at(server.address(), QdrantDouble.KEY, "model", Duration.ofMillis(100))) {
            StepVerifier.create(waiting.remove(OWNER, "tea")).expectError(IndexUnavailable.class).verify(PATIENCE);
        }
    }

    @Test
    void doesNotTakeAnUnfinishedChangeForDone() {
        server.hurries();

        StepVerifier.create(new Shelf(passages).storing(OWNER, "tea", passage(0, "green tea", 1)))
                .expectError(IndexUnavailable.class).verify(PATIENCE);
    }

    @Test
    void saysWhenTheKeyIsWrong() {
        try (var stranger = QdrantPassages.at(server.address(), "another key", "model")) {
            StepVerifier.create(stranger.remove(OWNER, "tea")).expectError(IndexUnavailable.class).verify(PATIENCE);
        }
    }

    @Test
    void replacementThatBrokeInTheMiddleIsCompletedByRepeatingIt() {
        var shelf = new Shelf(passages);
        shelf.store(OWNER, "tea", leaves(700, "old"));
        server.breaksAfter(1);
        StepVerifier.create(shelf.storing(OWNER, "tea", leaves(600, "new"))).expectError(IndexUnavailable.class)
                .verify(PATIENCE);
        assertThat(shelf.holdings(OWNER)).containsExactly(new Holding("tea", 700));

        server.breaksAfter(Integer.MAX_VALUE);
        shelf.store(OWNER, "tea", leaves(600, "new"));
        assertThat(shelf.search(Scope.of(OWNER), "old new", vector(1))).hasSize(600)
                .allSatisfy(found -> assertThat(found.excerpt().text()).startsWith("new"));
    }

    @Test
    void makesTheCollectionAgainWhenItWasDropped() {
        var shelf = new Shelf(passages);
        shelf.store(OWNER, "tea", "green tea");
        shelf.await(passages.markWhole());
        server.dropAll();
        StepVerifier.create(shelf.storing(OWNER, "tea", passage(0, "green tea", 1)))
                .expectError(IndexUnavailable.class).verify(PATIENCE);

        assertThat(shelf.isWhole()).isFalse();
        shelf.store(OWNER, "tea", "green tea");
        assertThat(shelf.found(Scope.of(OWNER), "tea", null)).containsExactly("tea");
    }

    @Test
    void indexesTheFieldsThatFiltersName() {
        new Shelf(passages).store(OWNER, "tea", "green tea");

        assertThat(server.collection("passages-model").indexed()).containsOnlyKeys("account", "collection", "document");
        assertThat(server.collection("passages-model").indexed().get("account").getParams().getKeywordIndexParams()
                .getIsTenant()).isTrue();
    }

    @Test
    void hashesTermsToTheirPublishedPlaces() {
        assertThat(SparseTerms.ofQuestion(Map.of("foobar", 1)).places()).isEqualTo(List.of(0xbf9cf968));
    }
}
