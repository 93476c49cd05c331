package dev.parlance.knowledge.embedding;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

import com.fasterxml.jackson.annotation.JsonProperty;
import reactor.core.publisher.Mono;

import dev.parlance.chassis.failure.Failure;

/**
 * Lends the embedding model to the other services; only they reach it. Their texts stand in the queue of the passages, a few
 * at a time, so that questions go before them and documents take turns with them.
 */
@RestController
class EmbeddingEndpoint {

    private static final int MOST_TEXTS = 256;

    private final Embeddings embeddings;

    EmbeddingEndpoint(Embeddings embeddings) {
        this.embeddings = embeddings;
    }

    @PostMapping("/internal/embeddings")
    Mono<VectorsView> embed(@RequestBody TextsView request) {
        List<String> texts = request.texts();
        if (texts == null || texts.isEmpty() || texts.size() > MOST_TEXTS) {
            return Mono.error(Failure.invalid("texts", "The field 'texts' must hold 1 to " + MOST_TEXTS + " texts."));
        }
        return embeddings.embedPassages(texts)
                .map(vectors -> new VectorsView(embeddings.name(),
                        vectors.stream().map(EmbeddingEndpoint::written).toList()))
                .onErrorMap(EmbeddingsUnavailable.class, away -> Failure.unavailable("embedding model"));
    }

    /** Numbers of four bytes, the least significant byte first, in base64: a third as long as in digits. */
    static String written(float[] vector) {
        ByteBuffer bytes = ByteBuffer.allocate(vector.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(vector);
        return Base64.getEncoder().encodeToString(bytes.array());
    }

    record TextsView(@JsonProperty("texts") @Nullable List<String> texts) {}

    record VectorsView(@JsonProperty("model") String model, @JsonProperty("vectors") List<String> vectors) {}
}
