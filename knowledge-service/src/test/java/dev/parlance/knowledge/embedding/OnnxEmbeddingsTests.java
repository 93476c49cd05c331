package dev.parlance.knowledge.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Collections;
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Tests for {@link OnnxEmbeddings} with the real model. */
class OnnxEmbeddingsTests extends EmbeddingsContract {

    private static final OnnxEmbeddings EMBEDDINGS = new OnnxEmbeddings(OnnxModel.BGE_SMALL_EN_V1_5, 1);

    @AfterAll
    static void close() {
        EMBEDDINGS.close();
    }

    @Override
    Embeddings embeddings() {
        return EMBEDDINGS;
    }

    @Test
    void questionsDoNotWaitForPassages() {
        var finished = new AtomicBoolean();
        var bulk = EMBEDDINGS.embedPassages(Collections.nCopies(500, "a passage of some words ".repeat(20)))
                .doOnSuccess(all -> finished.set(true)).subscribe();

        EMBEDDINGS.embedQuery("Who waits?").block(Duration.ofSeconds(30));

        assertThat(finished).isFalse();
        bulk.dispose();
    }

    @Test
    void loadsOneModelPerProcess() {
        assertThat(BlockingOnnxModel.loaded(OnnxModel.BGE_SMALL_EN_V1_5))
                .isSameAs(BlockingOnnxModel.loaded(OnnxModel.BGE_SMALL_EN_V1_5));
    }
}
