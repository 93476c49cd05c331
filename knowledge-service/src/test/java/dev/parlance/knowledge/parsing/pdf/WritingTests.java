package dev.parlance.knowledge.parsing.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

/** Tests for {@link Writing} and {@link LineJoin}. */
class WritingTests {

    @Test
    void joinsLinesOfScriptsWithoutBlanks() {
        assertThat(LineJoin.plain(List.of(row("有効期間は"), row("五年です")))).isEqualTo("有効期間は五年です");
    }

    @Test
    void joinsLinesOfKoreanWithABlank() {
        assertThat(LineJoin.plain(List.of(row("유효기간은"), row("5년으로")))).isEqualTo("유효기간은 5년으로");
    }

    @Test
    void turnsRightToLeftWordsIntoReadingOrder() {
        String spoken = "\u05d0\u05d1 \u05d2\u05d3";
        String asItStands = new StringBuilder(spoken).reverse().toString();

        assertThat(row(asItStands.split(" ")).text()).isEqualTo(spoken);
    }

    @Test
    void putsFootnoteMarksBehindTheirWordInBrackets() {
        Word word = new Word("practice", new Box(0, 0, 40, 10), 10, 10, false);
        Word mark = new Word("2", new Box(40, -2, 44, 5), 6, 6, false);

        assertThat(Row.of(List.of(word, mark)).getFirst().text()).isEqualTo("practice[2]");
    }

    private static Row row(String... texts) {
        List<Word> words = new ArrayList<>();
        for (String text : texts) {
            double left = words.size() * 50.0;
            words.add(new Word(text, new Box(left, 0, left + 40, 10), 10, 10, false));
        }
        return new Row(words);
    }
}
