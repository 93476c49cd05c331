package dev.parlance.knowledge.parsing.plain;

import static dev.parlance.knowledge.parsing.Reading.document;
import static dev.parlance.knowledge.parsing.Reading.lines;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Tests for {@link TextReader}. */
class TextReaderTests {

    @Test
    void joinsTheLinesOfAParagraph() {
        assertThat(lines("a.txt", "The office\nis closed.\n\nCall us.\n")).containsExactly("The office is closed.",
                "Call us.");
    }

    @Test
    void readsMarkdown() {
        assertThat(lines("a.md",
                "# Guide\nUse **care**, see [terms](http://x.y/z).\n\n- one\n- two\n\n| A | B |\n|---|---|\n| 1 | 2 |\n"))
                .containsExactly("# Guide", "Use care, see terms (http://x.y/z).", "- one", "- two", "= A | B",
                        "| 1 | 2");
    }

    @Test
    void takesTheFirstHeadingForTheTitle() {
        assertThat(document("a.md", "Manual\n======\n\nText.\n").title()).isEqualTo("Manual");
    }

    @Test
    void leavesHashesInPlainText() {
        assertThat(lines("a.txt", "# 5 is the winner")).containsExactly("# 5 is the winner");
    }
}
