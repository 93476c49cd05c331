package dev.parlance.knowledge.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

/** Tests for {@link WordPieces}. */
class WordPiecesTests {

    private static final List<String> VOCABULARY = List.of("[UNK]", "un", "##break", "##able", "cafe", ",", "東", "京",
            "a", "##b", "々");

    private final WordPieces pieces = new WordPieces(numbered());

    @Test
    void takesLongestPiecesFromTheLeft() {
        assertThat(read("unbreakable")).containsExactly("un", "##break", "##able");
    }

    @Test
    void dropsCaseAndAccents() {
        assertThat(read("CAFÉ cafe\u0301")).containsExactly("cafe", "cafe");
    }

    @Test
    void splitsAtPunctuationAndIdeographs() {
        assertThat(read("cafe,東京")).containsExactly("cafe", ",", "東", "京");
        assertThat(read("々")).containsExactly("々");
    }

    @Test
    void skipsInvisibleCharacters() {
        assertThat(read("a\u200bb\u0000\uFFFD")).containsExactly("a", "##b");
    }

    @Test
    void wordsWithoutPiecesAreUnknownAsAWhole() {
        assertThat(read("unbrokenly cafe")).containsExactly("[UNK]", "cafe");
        assertThat(read("a" + "b".repeat(200))).containsExactly("[UNK]");
    }

    @Test
    void stopsAtTheLimit() {
        assertThat(pieces.of("cafe ".repeat(1_000), 7)).hasSize(7);
    }

    private List<String> read(String text) {
        return Arrays.stream(pieces.of(text, 100)).mapToObj(number -> VOCABULARY.get((int) number)).toList();
    }

    private static Map<String, Integer> numbered() {
        Map<String, Integer> numbers = new HashMap<>();
        VOCABULARY.forEach(piece -> numbers.put(piece, numbers.size()));
        return numbers;
    }
}
