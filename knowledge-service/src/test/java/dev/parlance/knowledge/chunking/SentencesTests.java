package dev.parlance.knowledge.chunking;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests for {@link Sentences}. */
class SentencesTests {

    @ParameterizedTest
    @ValueSource(strings = {"Dr. Meier met Prof. Ada.", "It costs 3.50 euros.", "See Fig. 4 and e.g. the map.",
            "Acme Inc. sells it.",
            "J. R. Smith wrote it.", "The U.S. Court agreed.", "z.B. am Montag, d.h. morgen.", "Version 2.1.3 is out."})
    void doesNotEndOneAtAnAbbreviationOrDecimal(String sentence) {
        assertThat(Sentences.of(sentence)).containsExactly(sentence);
    }

    @Test
    void endsAtStopsBeforeABlank() {
        assertThat(Sentences.of("One. Two! “Three?” Four… Five")).containsExactly("One.", "Two!", "“Three?”", "Four…",
                "Five");
    }

    @Test
    void endsAtFullWidthStopsWithoutABlank() {
        assertThat(Sentences.of("有効期間は五年です。延長はできません！「はい。」と言う。")).containsExactly("有効期間は五年です。", "延長はできません！",
                "「はい。」", "と言う。");
    }

    @Test
    void keepsTheNumberOfAnEntry() {
        assertThat(Sentences.of("1. Report within a day. Sign it.")).containsExactly("1. Report within a day.",
                "Sign it.");
    }
}
