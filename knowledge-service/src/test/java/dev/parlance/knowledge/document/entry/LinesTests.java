package dev.parlance.knowledge.document.entry;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests for {@link Lines}. */
class LinesTests {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 100})
    void findsTheSameLinesHoweverTheyAreCut(int size) {
        assertThat(cut("one\ntwo\r\n\n  \n\nthree é", size, 100)).extracting(LinesTests::text)
                .containsExactly("1 one", "2 two\r", "6 three é");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 100})
    void keepsOnlyTheBeginningOfLongLine(int size) {
        List<Line> lines = cut("abcdefghij\nabcd\nxyz", size, 4);

        assertThat(lines).extracting(LinesTests::text).containsExactly("1 abcd", "2 abcd", "3 xyz");
        assertThat(lines).extracting(Line::tooLong).containsExactly(true, false, false);
    }

    @Test
    void findsNoLineInNothing() {
        assertThat(cut("", 1, 10)).isEmpty();
        assertThat(cut("\n\r\n \t\n", 1, 10)).isEmpty();
    }

    private static List<Line> cut(String text, int size, int longest) {
        var lines = new Lines(longest);
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        List<Line> found = new ArrayList<>();
        for (int at = 0; at < bytes.length; at += size) {
            found.addAll(lines.next(java.util.Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + size))));
        }
        found.addAll(lines.rest());
        return found;
    }

    private static String text(Line line) {
        return line.number() + " " + new String(line.bytes(), StandardCharsets.UTF_8);
    }
}
