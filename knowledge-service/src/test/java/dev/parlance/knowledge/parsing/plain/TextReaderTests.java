package dev.parlance.knowledge.parsing.plain;

import static dev.parlance.knowledge.parsing.Reading.document;
import static dev.parlance.knowledge.parsing.Reading.lines;
import static dev.parlance.knowledge.parsing.Reading.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;

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

    @Test
    void keepsTheLinesOfCode() {
        assertThat(lines("a.md", "Run:\n```sh\nif true; then\n\techo 1\n\n# done\nfi\n```\nThat is all.\n"))
                .containsExactly("Run:", "if true; then\n    echo 1", "# done\nfi", "That is all.");
    }

    @Test
    void tellsTheFactsInFrontOfAText() {
        String text = "---\ntitle: \"House rules\"\ntags: [home, rules]\nreviewedBy:\n  - Ana\n  - Bo\n---\n# One\nBe kind.\n";

        assertThat(lines("a.md", text)).containsExactly("Tags: home, rules", "Reviewed by: Ana, Bo", "# One",
                "Be kind.");
        assertThat(document("a.md", text).title()).isEqualTo("House rules");
    }

    @Test
    void leavesARuleAtTheBeginningOfAText() {
        assertThat(lines("a.md", "---\nBe kind.\n\n---\n")).containsExactly("Be kind.");
    }

    @Test
    void readsTablesWithoutBarsAtTheirEdges() {
        assertThat(lines("a.md", "Prices:\n\nItem | Price\n--- | ---:\nPen | 2.50\n\nThat is | all.\n"))
                .containsExactly("Prices:", "= Item | Price", "| Pen | 2.50", "That is | all.");
    }

    @Test
    void takesMarksOut() {
        assertThat(lines("a.md",
                "A ~~b~~ _c_ `d*e*` snake_case_name 2*3*4 [f][1] <br> &lt; \\*g\\* <!-- hidden --> List\n\n[1]: http://x.y\n\n> quoted\n> words\n"))
                .containsExactly("A b c d*e* snake_case_name 2*3*4 f &lt; *g* List", "quoted words");
    }

    @Test
    void readsHeadingsHoweverTheyAreClosed() {
        assertThat(lines("a.md", "## Two ##\n\n### C# ###\n\n#hashtag\n\n# C#\n"))
                .containsExactly("## Two", "### C#", "#hashtag", "# C#");
    }

    @Test
    void refusesATableOfEmptyPlaces() {
        String text = "|a".repeat(1500) + "|\n" + "|a|\n".repeat(1500);

        assertThat(refusal("a.txt", text)).startsWith("too_large: ");
    }

    @Test
    void staysQuickWithTablesOfOneCellARow() {
        String text = "|a|\n".repeat(150_000) + "|b|c|\n";

        assertThat(assertTimeoutPreemptively(Duration.ofSeconds(20), () -> lines("a.txt", text))).isNotEmpty();
    }
}
