package dev.parlance.knowledge.retrieval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.lang.Character.UnicodeScript;

import org.junit.jupiter.api.Test;

/** Tests for {@link Balance}. */
class BalanceTests {

    private static final double USUAL = meaning("How long may I wait before I return a jacket?");

    @Test
    void meaningWeighsMoreForSentences() {
        assertThat(USUAL).isBetween(0.5, 0.8);
    }

    @Test
    void wordingDecidesWhereTheModelCannotRead() {
        assertThat(meaning("退货期限是多久")).isLessThan(0.2);
        assertThat(meaning("Сколько дней на возврат?")).isLessThan(0.2);
    }

    @Test
    void mixedQuestionsLieBetween() {
        assertThat(meaning("iPhone 退货期限")).isBetween(0.2, USUAL - 0.1);
    }

    @Test
    void wordingDecidesForCodes() {
        assertThat(meaning("SKU-5512")).isLessThan(USUAL - 0.15);
        assertThat(meaning("47,400")).isLessThan(USUAL - 0.25);
    }

    @Test
    void worthStaysBetweenNothingAndOne() {
        var balance = new Balance(0.6, 0.4);

        assertThat(balance.of(-1, 0)).isZero();
        assertThat(balance.of(0.4, 0)).isZero();
        assertThat(balance.of(1, 1)).isCloseTo(1, within(1e-9));
    }

    @Test
    void wordingCountsAsItIsBesideMeaningAndFillsItsRangeInItsPlace() {
        assertThat(new Balance(0.75, 0.4).shown(0.25)).isCloseTo(0.25, within(1e-9));
        assertThat(Balance.wordsOnly().shown(0.25)).isCloseTo(0.5, within(1e-9));
    }

    @Test
    void worthRisesWithEitherMeasure() {
        var balance = new Balance(0.6, 0.4);

        assertThat(balance.of(0.8, 0.3)).isGreaterThan(balance.of(0.7, 0.3));
        assertThat(balance.of(0.7, 0.4)).isGreaterThan(balance.of(0.7, 0.3));
    }

    private static double meaning(String question) {
        return Balance.of(question, script -> script == UnicodeScript.LATIN, 0.4).meaning();
    }
}
