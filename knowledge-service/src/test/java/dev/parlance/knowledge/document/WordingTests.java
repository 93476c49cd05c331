package dev.parlance.knowledge.document;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Tests for {@link Wording}. */
class WordingTests {

    @Test
    void countsCharactersAndWords() {
        Wording wording = Wording.of("Two  words\nand 😀");

        assertThat(wording.characters()).isEqualTo(16);
        assertThat(wording.words()).isEqualTo(4);
        assertThat(Wording.tokens(wording.characters())).isEqualTo(4);
        assertThat(Wording.tokens(17)).isEqualTo(5);
    }

    @Test
    void leavesOutWhatCannotBeStored() {
        assertThat(Wording.of("a\0b").text()).isEqualTo("ab");
        assertThat(Wording.of("a\uD83Db").text()).isEqualTo("a\uFFFDb");
        assertThat(Wording.isStorable("a\0b")).isFalse();
        assertThat(Wording.isStorable("😀")).isTrue();
    }

    @Test
    void previewsInOneLineWithoutCuttingCharacters() {
        assertThat(Wording.of("  One\n\ttwo ").preview()).isEqualTo("One two");
        assertThat(Wording.of("x" + "😀".repeat(500)).preview()).isEqualTo("x" + "😀".repeat(199));
        assertThat(Wording.of(" ".repeat(700) + "x" + "😀".repeat(500)).preview()).isEqualTo("x" + "😀".repeat(49));
    }
}
