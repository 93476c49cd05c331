package dev.parlance.knowledge.retrieval.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.parlance.knowledge.embedding.WordEmbeddings;
import dev.parlance.knowledge.index.Origin;
import dev.parlance.knowledge.index.Owner;
import dev.parlance.knowledge.index.Passage;
import dev.parlance.knowledge.index.Scope;
import dev.parlance.knowledge.index.Shelf;
import dev.parlance.knowledge.index.lucene.LucenePassages;
import dev.parlance.knowledge.retrieval.Retrieval;

/** Tests for {@link DocumentSearch}. */
class DocumentSearchTests {

    private static final Owner OWNER = new Owner("account", "collection");

    @TempDir
    private Path folder = Path.of("");

    private final WordEmbeddings model = new WordEmbeddings();

    private LucenePassages passages;

    @BeforeEach
    void open() throws IOException {
        passages = LucenePassages.open(folder, model.name());
        store("returns", "Jackets may be returned within thirty days.", "Jackets are warm.");
        store("opening", "The shop opens at nine on Saturdays.");
    }

    @AfterEach
    void close() {
        passages.close();
    }

    @Test
    void tellsOfEachDocumentItsBestPassage() {
        assertThat(find(Reranker.SMART, 0.01, "jackets returned").best())
                .filteredOn(found -> found.excerpt().origin().documentId().equals("returns")).singleElement()
                .extracting(found -> found.excerpt().ordinal()).isEqualTo(0);
    }

    @Test
    void wordsAloneFindNothingWithoutThem() {
        assertThat(names(find(Reranker.WORDS, 0.99, "Saturdays"))).containsExactly("opening");
        assertThat(names(find(Reranker.WORDS, 0.01, "photosynthesis"))).isEmpty();
    }

    @Test
    void tellsWhatHasTheWordsThoughItsMeaningIsNotAlike() {
        store("part", "Ask for RX9042 at the counter, or for anything else you may need on a journey by night.");

        assertThat(names(find(Reranker.SMART, Likeness.USUAL, "RX9042"))).first().isEqualTo("part");
        assertThat(names(find(Reranker.SMART, Likeness.of(0.99), "RX9042"))).isEmpty();
    }

    @Test
    void aDocumentCountsAsWhatItIsToTheTermItFitsBest() {
        assertThat(names(find(Reranker.SMART, 0.01, "photosynthesis", "opens Saturdays"))).first().isEqualTo("opening");
    }

    @Test
    void qualityIsTheSameInWhateverOrder() {
        double quality = find(Reranker.SMART, 0.01, "jackets returned").quality();

        assertThat(quality).isBetween(0.3, 1.0);
        assertThat(List.of(find(Reranker.RRF, 0.01, "jackets returned").quality(),
                find(Reranker.NONE, 0.99, "jackets returned").quality())).containsOnly(quality);
    }

    private FoundDocuments find(Reranker order, double minScore, String... terms) {
        return find(order, Likeness.of(minScore), terms);
    }

    private FoundDocuments find(Reranker order, Likeness likeness, String... terms) {
        var query = new Query(List.of(terms), List.of(), 5, likeness, order, false);
        return Objects.requireNonNull(
                new DocumentSearch(new Retrieval(model, passages)).find(Scope.of(OWNER), query).block(Shelf.PATIENCE));
    }

    private static List<String> names(FoundDocuments found) {
        return found.best().stream().map(one -> one.excerpt().origin().documentId()).toList();
    }

    private void store(String id, String... texts) {
        List<Passage> cut = new java.util.ArrayList<>();
        for (String text : texts) {
            float[] vector = Objects.requireNonNull(model.embedQuery(text).block(Shelf.PATIENCE));
            cut.add(new Passage(cut.size(), text, null, null, vector));
        }
        passages.replace(OWNER, new Origin(id, ""), cut).block(Shelf.PATIENCE);
    }
}
