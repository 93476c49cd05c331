package dev.parlance.knowledge.retrieval.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import dev.parlance.knowledge.retrieval.evaluation.Evaluations.Asked;

/** Tests for {@link JudgedQueries}. */
class JudgedQueriesTests {

    private static final UUID TEA = new UUID(0, 1);

    private static final UUID STEEL = new UUID(0, 2);

    private final JudgedQueries queries = new JudgedQueries();

    @Test
    void gathersTheGradesOfAQuery() {
        queries.add(new JudgedQueries.Row("drink?", TEA, 3));
        queries.add(new JudgedQueries.Row("metal?", STEEL, 1));
        queries.add(new JudgedQueries.Row("drink?", STEEL, 0));

        assertThat(queries.judged().queries()).isEqualTo(List.of(new Asked(0, "drink?", Map.of(TEA, 3, STEEL, 0)),
                new Asked(1, "metal?", Map.of(STEEL, 1))));
    }

    @Test
    void leavesOutWhatCannotBeMeasured() {
        queries.add(new JudgedQueries.Row("nothing fits", TEA, 0));
        queries.add(new JudgedQueries.Row("metal?", STEEL, 1));

        assertThat(queries.judged().queries()).extracting(Asked::query).containsExactly("metal?");
    }

    @Test
    void countsJudgementsOfDocumentsThatAreNotThere() {
        queries.add(new JudgedQueries.Row("drink?", null, 3));

        assertThat(queries.judged().unknown()).isEqualTo(1);
        assertThat(queries.judged().queries()).isEmpty();
    }
}
