package dev.parlance.knowledge.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.Character.UnicodeScript;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

import org.junit.jupiter.api.Test;

/** What every embedding model promises, wherever it runs. */
abstract class EmbeddingsContract {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String ASKED = "How do I reset my password?";
    private static final String NEAR = "You can reset the password in your account settings.";
    private static final String FAR = "Tomatoes need six hours of sun.";

    abstract Embeddings embeddings();

    @Test
    void placesNearTextsNearer() {
        var vectors = passages(NEAR, FAR);

        assertThat(cosine(question(ASKED), vectors.getFirst())).isGreaterThan(cosine(question(ASKED), vectors.get(1)));
    }

    @Test
    void keepsPassagesInOrder() {
        var together = passages(NEAR, "", FAR);

        assertThat(together.getFirst()).isEqualTo(passages(NEAR).getFirst());
        assertThat(together.get(2)).isEqualTo(passages(FAR).getFirst());
    }

    @Test
    void makesVectorsOfTheSaidLength() {
        assertThat(question(ASKED)).hasSize(embeddings().dimensions());
        assertThat(passages(FAR).getFirst()).hasSize(embeddings().dimensions());
    }

    @Test
    void blankTextsPointNowhere() {
        assertThat(passages(FAR, " \n").get(1)).containsOnly(0);
        assertThat(question("  ")).containsOnly(0);
    }

    @Test
    void noPassagesMakeNoVectors() {
        assertThat(passages()).isEmpty();
    }

    @Test
    void takesAnyTextOfAnyLength() {
        assertThat(passages("量子 \uD800 \u0000 🙂", "word ".repeat(20_000))).hasSize(2)
                .allSatisfy(vector -> assertThat(length(vector)).isPositive());
    }

    @Test
    void readsLatinLetters() {
        assertThat(embeddings().reads(UnicodeScript.LATIN)).isTrue();
        assertThat(embeddings().name()).isNotBlank();
    }

    private float[] question(String text) {
        return Objects.requireNonNull(embeddings().embedQuery(text).block(PATIENCE));
    }

    private List<float[]> passages(String... texts) {
        return Objects.requireNonNull(embeddings().embedPassages(List.of(texts)).block(PATIENCE));
    }

    private static double cosine(float[] one, float[] other) {
        double product = 0;
        for (int i = 0; i < one.length; i++) {
            product += one[i] * other[i];
        }
        return product / (length(one) * length(other));
    }

    private static double length(float[] vector) {
        double squares = 0;
        for (float value : vector) {
            squares += value * value;
        }
        return Math.sqrt(squares);
    }
}
