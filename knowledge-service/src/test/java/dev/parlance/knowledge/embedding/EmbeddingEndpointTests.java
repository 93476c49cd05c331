package dev.parlance.knowledge.embedding;

import java.util.Collections;
import java.util.List;

import org.junit.jupiter.api.Test;

import reactor.test.StepVerifier;

import dev.parlance.chassis.failure.Failure;

import static org.assertj.core.api.Assertions.assertThat;

/** Tests for {@link EmbeddingEndpoint}. */
class EmbeddingEndpointTests {

    private final EmbeddingEndpoint endpoint = new EmbeddingEndpoint(new WordEmbeddings());

    @Test
    void tellsVectorsInTheOrderOfTheirTexts() {
        var answer = endpoint.embed(new EmbeddingEndpoint.TextsView(List.of("one", "two"))).blockOptional()
                .orElseThrow();

        assertThat(answer.model()).isEqualTo("words");
        assertThat(answer.vectors()).containsExactly(EmbeddingEndpoint.written(WordEmbeddings.vector("one")),
                EmbeddingEndpoint.written(WordEmbeddings.vector("two")));
    }

    @Test
    void writesTheLeastSignificantByteFirst() {
        assertThat(EmbeddingEndpoint.written(new float[]{1f, -2.5f})).isEqualTo("AACAPwAAIMA=");
    }

    @Test
    void refusesNoTextsAndTooMany() {
        StepVerifier.create(endpoint.embed(new EmbeddingEndpoint.TextsView(null))).verifyError(Failure.class);
        StepVerifier.create(endpoint.embed(new EmbeddingEndpoint.TextsView(Collections.nCopies(257, "x"))))
                .verifyError(Failure.class);
    }
}
