package dev.parlance.knowledge.index;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Passages in short words for tests: waits for everything, and names documents where only their ids matter. */
public record Shelf(Passages passages) {

    public static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final Worth BOTH = (cosine, wording) -> cosine + wording;

    /** The same numbers for the same kind, nearly perpendicular to those of other kinds. */
    public static float[] vector(int kind) {
        var random = new Random(kind);
        float[] vector = new float[32];
        for (int i = 0; i < vector.length; i++) {
            vector[i] = (float) random.nextGaussian();
        }
        return vector;
    }

    public static Passage passage(int ordinal, String text, int kind) {
        return new Passage(ordinal, text, null, null, vector(kind));
    }

    /** All the passages of a long document. */
    public static Passage[] leaves(int count, String word) {
        return IntStream.range(0, count).mapToObj(i -> passage(i, word + " leaves", i)).toArray(Passage[]::new);
    }

    public static Replacement replacement(Owner owner, String documentId, Passage... cut) {
        return new Replacement(owner, new Origin(documentId, "some name"), List.of(cut));
    }

    public Mono<Void> storing(Owner owner, String documentId, Passage... cut) {
        return passages.replaceAll(List.of(replacement(owner, documentId, cut)));
    }

    public void store(Owner owner, String documentId, Passage... cut) {
        storing(owner, documentId, cut).block(PATIENCE);
    }

    /** Stores a text that means nothing in particular. */
    public void store(Owner owner, String documentId, String text) {
        store(owner, documentId, passage(0, text, 1));
    }

    public List<Owner> owners() {
        return Objects.requireNonNull(passages.owners().collectList().block(PATIENCE));
    }

    public List<Holding> holdings(Owner owner) {
        return Objects.requireNonNull(passages.holdings(owner).collectList().block(PATIENCE));
    }

    public boolean isWhole() {
        return Boolean.TRUE.equals(passages.isWhole().block(PATIENCE));
    }

    public void await(Mono<Void> change) {
        change.block(PATIENCE);
    }

    public List<Candidate> search(Scope scope, String words, float @Nullable [] vector) {
        return search(new Search(scope, words, vector), BOTH, 1_000);
    }

    public List<Candidate> search(Search search, Worth worth, int limit) {
        return Objects.requireNonNull(passages.search(search, worth, limit).block(PATIENCE));
    }

    public List<String> found(Scope scope, String words, float @Nullable [] vector) {
        return documentIds(search(scope, words, vector));
    }

    public static List<String> documentIds(List<Candidate> candidates) {
        return candidates.stream().map(candidate -> candidate.excerpt().origin().documentId()).toList();
    }
}
