package dev.parlance.knowledge.index.qdrant;

import static dev.parlance.knowledge.index.Shelf.PATIENCE;
import static dev.parlance.knowledge.index.Shelf.passage;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

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
    private QdrantPassages passages = QdrantPassages.at(server.address(), "key", "model");

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
        passages = QdrantPassages.at(server.address(), null, "model");
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
    void hashesTermsToTheirPublishedPlaces() {
        assertThat(SparseTerms.ofQuestion(Map.of("foobar", 1)).places()).isEqualTo(List.of(0xbf9cf968));
    }
}
