package dev.parlance.knowledge.retrieval.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

/** Tests for {@link RankingMeasures}, against values worked out by hand. */
class RankingMeasuresTests {

    private static final UUID A = id(1);

    private static final UUID B = id(2);

    private static final UUID C = id(3);

    /** (2/log2(3) + 3/log2(4)) / (3/log2(2) + 2/log2(3)) = (1.26186 + 1.5) / (3 + 1.26186) = 0.64804. */
    @Test
    void dividesGradesByTheLogarithmOfTheirPlace() {
        assertThat(of(List.of(C, B, A), Map.of(A, 3, B, 2)).ndcg()).isCloseTo(0.64804, within(0.00001));
    }

    @Test
    void aPerfectRankingHasOneInEverything() {
        assertThat(of(List.of(A, B), Map.of(A, 3, B, 1, C, 0))).isEqualTo(new RankingMeasures(1, 1, 1, 2, 2));
    }

    @Test
    void rankingNothingHasNothing() {
        assertThat(of(List.of(), Map.of(A, 3))).isEqualTo(new RankingMeasures(0, 0, 0, 1, 0));
    }

    /** The eleventh place gains nothing: 1/log2(11) / 1 = 0.28906 for the tenth. */
    @Test
    void gainEndsAtTheTenthPlace() {
        assertThat(of(behind(9), Map.of(A, 1)).ndcg()).isCloseTo(0.28906, within(0.00001));
        assertThat(of(behind(10), Map.of(A, 1)).ndcg()).isZero();
    }

    @Test
    void recallEndsAtTheHundredthPlace() {
        assertThat(of(behind(99), Map.of(A, 1, B, 1)).recall()).isEqualTo(0.5);
        assertThat(of(behind(100), Map.of(A, 1, B, 1)).recall()).isZero();
    }

    @Test
    void theFirstRelevantOneCounts() {
        assertThat(of(List.of(C, B, A), Map.of(A, 3, B, 1, C, 0)).reciprocal()).isEqualTo(0.5);
    }

    /** A above, so many that nobody judged before it. */
    private static List<UUID> behind(int others) {
        return Stream.concat(Stream.iterate(100, number -> number + 1).limit(others).map(RankingMeasuresTests::id),
                Stream.of(A)).toList();
    }

    private static RankingMeasures of(List<UUID> ranking, Map<UUID, Integer> grades) {
        return RankingMeasures.of(ranking, grades);
    }

    private static UUID id(int number) {
        return new UUID(0, number);
    }
}
