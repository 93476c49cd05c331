package dev.parlance.knowledge.retrieval.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import dev.parlance.chassis.failure.Failure;
import dev.parlance.knowledge.index.Excerpt;
import dev.parlance.knowledge.index.Origin;
import dev.parlance.knowledge.retrieval.Found;

/** Tests for {@link Reranker}. */
class RerankerTests {

    private static final Found ALIKE = found(1, 0.9, 0.0);

    private static final Found WORDY = found(2, 0.0, 0.8);

    private static final Found BOTH = found(3, 0.8, 0.7);

    @Test
    void fusesTheTwoOrdersByPlace() {
        assertThat(Reranker.RRF.ordered(List.of(ALIKE, WORDY, BOTH))).extracting(Found::excerpt)
                .first().isEqualTo(BOTH.excerpt());
    }

    @Test
    void scoresTheFirstInBothOrdersWithOne() {
        assertThat(Reranker.RRF.ordered(List.of(BOTH))).extracting(Found::score).containsExactly(1.0);
    }

    @Test
    void takesNamesInAnyCaseAndModelsForTheBest() {
        assertThat(List.of(Reranker.named(null), Reranker.named("none"), Reranker.named("RRF"),
                Reranker.named("Lexical"), Reranker.named("@some/model"))).containsExactly(Reranker.SMART,
                        Reranker.NONE, Reranker.RRF, Reranker.LEXICAL, Reranker.SMART);
    }

    @Test
    void refusesNamesNobodyHas() {
        assertThatExceptionOfType(Failure.class).isThrownBy(() -> Reranker.named("best"))
                .satisfies(failure -> assertThat(failure.field()).isEqualTo("reranker"));
    }

    private static Found found(int number, double similarity, double wording) {
        var excerpt = new Excerpt(new UUID(0, number), "c", new Origin("d" + number, "name"), 0, "text", null, null);
        return new Found(excerpt, 0.5, similarity, wording);
    }
}
