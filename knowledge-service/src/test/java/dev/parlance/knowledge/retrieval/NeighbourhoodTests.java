package dev.parlance.knowledge.retrieval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import dev.parlance.knowledge.index.Candidate;
import dev.parlance.knowledge.index.Excerpt;
import dev.parlance.knowledge.index.Origin;

/** Tests for {@link Neighbourhood}. */
class NeighbourhoodTests {

    private static final Balance BALANCE = new Balance(0.75, 0);

    private static final Candidate FIRST = candidate(1, 0.9, 1, 0);

    private static final Candidate BESIDE_IT = candidate(2, 0.4, 1, 0);

    private static final Candidate ELSEWHERE = candidate(3, 0.45, 0, 1);

    @Test
    void liftsWhatSaysTheSameAsABetterOne() {
        assertThat(settled(FIRST, ELSEWHERE, BESIDE_IT)).extracting(found -> found.excerpt().ordinal())
                .containsExactly(1, 2, 3);
    }

    @Test
    void lowersNobody() {
        var settled = settled(FIRST, ELSEWHERE, BESIDE_IT);

        assertThat(settled.getFirst().score()).isCloseTo(0.75 * 0.9, within(1e-9));
        assertThat(settled.getLast().score()).isCloseTo(0.75 * 0.45, within(1e-9));
    }

    /** 0.7 of a fifth of what the twin is ahead: one of five neighbours. */
    @Test
    void liftsByAShareOfWhatTheNeighbourIsAhead() {
        assertThat(settled(FIRST, BESIDE_IT).getLast().score())
                .isCloseTo(0.75 * (0.4 + 0.7 / 5 * (0.9 - 0.4)), within(1e-9));
    }

    @Test
    void leavesPassagesWithoutVectorsAlone() {
        var unseen = new Candidate(BESIDE_IT.excerpt(), 0.4, 0, null);

        assertThat(settled(FIRST, unseen).getLast().score()).isCloseTo(0.75 * 0.4, within(1e-9));
    }

    private static List<Found> settled(Candidate... candidates) {
        var all = List.of(candidates);
        return Neighbourhood.settled(BALANCE, all,
                all.stream().map(each -> BALANCE.judge(each, Ranking.BALANCED)).toList());
    }

    private static Candidate candidate(int number, double cosine, float... direction) {
        var excerpt = new Excerpt(new UUID(0, number), "c", new Origin("d" + number, "name"), number, "text", null,
                null);
        return new Candidate(excerpt, cosine, 0, direction);
    }
}
