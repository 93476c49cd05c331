package dev.parlance.knowledge.document.browsing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.parlance.chassis.failure.Failure;
import dev.parlance.knowledge.document.browsing.Condition.Aspect;

/** Tests for {@link FilterReader}. */
class FilterReaderTests {

    @Test
    void readsEveryFlag() {
        assertThat(FilterReader.read("-t support -r p-1 -c refund -n price -i 019a")).containsExactly(
                is(Aspect.TAG, "support"), is(Aspect.REFERENCE, "p-1"), is(Aspect.CONTENT, "refund"),
                is(Aspect.NAME, "price"), is(Aspect.ID, "019a"));
    }

    @Test
    void takesQuotedValuesAsTheyAre() {
        assertThat(FilterReader.read("-n \"price list\" -c \"say \\\"no\\\" to C:\\\\x\\y\"")).containsExactly(
                is(Aspect.NAME, "price list"), is(Aspect.CONTENT, "say \"no\" to C:\\x\\y"));
    }

    @Test
    void joinsFreeTextFromAllSides() {
        assertThat(FilterReader.read("return -t policy  policies")).containsExactly(is(Aspect.TAG, "policy"),
                is(Aspect.ANYTHING, "return policies"));
    }

    @Test
    void takesQuotedFlagAndUnknownFlagForText() {
        assertThat(FilterReader.read("\"-t\" -x -5")).containsExactly(is(Aspect.ANYTHING, "-t -x -5"));
    }

    @Test
    void letsTheSameFlagStandTwice() {
        assertThat(FilterReader.read("-t one -t two")).containsExactly(is(Aspect.TAG, "one"), is(Aspect.TAG, "two"));
    }

    @Test
    void takesFlagAfterFlagForItsValue() {
        assertThat(FilterReader.read("-t -n")).containsExactly(is(Aspect.TAG, "-n"));
    }

    @Test
    void endsUnclosedQuoteWithTheFilter() {
        assertThat(FilterReader.read("-n \"price li")).containsExactly(is(Aspect.NAME, "price li"));
        assertThat(FilterReader.read("\"a\\")).containsExactly(is(Aspect.ANYTHING, "a\\"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "\"\"", "\" \" \""})
    void asksForNothingWhereNothingIsSaid(String filter) {
        assertThat(FilterReader.read(filter)).isEqualTo(List.of());
    }

    @ParameterizedTest
    @ValueSource(strings = {"-t", "name -n ", "-c \"\"", "-r \"  \"", "a\0b", "a\uD800"})
    void refusesWhatCannotBeMeant(String filter) {
        assertThatExceptionOfType(Failure.class).isThrownBy(() -> FilterReader.read(filter))
                .satisfies(failure -> assertThat(failure.field()).isEqualTo("filter"));
    }

    @Test
    void refusesMoreThanAnybodyWouldType() {
        assertThatExceptionOfType(Failure.class).isThrownBy(() -> FilterReader.read("-t a ".repeat(21)));
        assertThatExceptionOfType(Failure.class).isThrownBy(() -> FilterReader.read("a".repeat(2_001)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"'; DROP TABLE document; --", "%", "_", "$1", ":states", "\" OR \"\"=\"", "{}[]()*+?|^\\"})
    void leavesHostileTextToTheStatementAsValue(String hostile) {
        var browse = new Browse(List.of(is(Aspect.ANYTHING, hostile), is(Aspect.TAG, hostile)),
                IndexState.named(null), DocumentOrder.of(null), 1, 0);

        assertThat(new R2dbcConditions(browse).sql()).doesNotContain("'; DROP", "$1", "\" OR ", "{}[").contains(
                ":value0", ":value1");
    }

    private static Condition is(Aspect aspect, String value) {
        return new Condition(aspect, value);
    }
}
