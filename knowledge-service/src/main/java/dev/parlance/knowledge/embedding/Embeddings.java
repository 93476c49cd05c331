package dev.parlance.knowledge.embedding;

import java.lang.Character.UnicodeScript;
import java.util.List;

import reactor.core.publisher.Mono;

/**
 * A model that turns texts into vectors. The cosine of two vectors tells how much their texts have in common. A blank
 * text has a vector of zeros. Nothing happens before subscription; failures are {@link EmbeddingsUnavailable}.
 */
public interface Embeddings {

    /** A model that comes along and runs in this process, by its label. */
    static Embeddings inProcess(String label) {
        return new OnnxEmbeddings(OnnxModel.labelled(label));
    }

    /** Stays the same as long as the vectors mean the same; vectors of differently named models cannot be compared. */
    String name();

    /** How long the vectors are; 0 while that is still to be learnt from a first answer. */
    int dimensions();

    /** Whether the model was made for texts in this script. For others its vectors say little. */
    boolean reads(UnicodeScript script);

    /** The vector of a question. Never waits for passages. */
    Mono<float[]> embedQuery(String question);

    /** The vectors of the passages in their order. */
    Mono<List<float[]>> embedPassages(List<String> passages);
}
