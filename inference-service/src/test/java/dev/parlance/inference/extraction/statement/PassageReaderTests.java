package dev.parlance.inference.extraction.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

import dev.parlance.inference.extraction.language.Tokenizer;
import dev.parlance.inference.extraction.language.Tongue;

/** Tests for {@link PassageReader}. */
class PassageReaderTests {

    private final PassageReader reader = new PassageReader(new Tokenizer(Tongue.ENGLISH));

    @Test
    void cutsParagraphsIntoSentences() {
        assertThat(texts("Dr. Hale met Mr. Fox in Bath. They spoke for 2.5 hours. Was it useful? No. 5 was left out."))
                .containsExactly("Dr. Hale met Mr. Fox in Bath.", "They spoke for 2.5 hours.", "Was it useful?",
                        "No. 5 was left out.");
    }

    @Test
    void endsSentencesWithoutSpaces() {
        assertThat(texts("店は東京にあります。休みは月曜です。")).containsExactly("店は東京にあります。", "休みは月曜です。");
    }

    @Test
    void readsRowsCellByCell() {
        Statement row = statements("Team: Ravens | Won: 12 | Ratio: 3:1 | x").getFirst();

        assertThat(row.kind()).isEqualTo(Statement.Kind.ROW);
        assertThat(row.cells()).extracting(Cell::column).containsExactly("Team", "Won", "Ratio", "");
        assertThat(row.cells()).extracting(Cell::value).containsExactly("Ravens", "12", "3:1", "x");
    }

    @Test
    void namesARowByItsFirstCellThatIsNoNumber() {
        assertThat(statements("No: 4 | Code: E07 | Count: 12").getFirst().label().value()).isEqualTo("E07");
    }

    @Test
    void putsTheTitleOverItsTable() {
        List<Statement> statements = statements(
                "Table 2. Yields by field and year, in tonnes\nField: North | Yield: 14");

        assertThat(statements.getFirst().kind()).isEqualTo(Statement.Kind.CAPTION);
        assertThat(statements.get(1).above()).isZero();
    }

    @Test
    void putsTheLeadInOverItsItemsAndNoFurther() {
        List<Statement> statements = statements("Bring along:\n- a towel\n- a cap\nThe pool is heated.");

        assertThat(statements).extracting(Statement::above).containsExactly(-1, 0, 0, -1);
        assertThat(statements.get(1).text()).isEqualTo("a towel");
    }

    @Test
    void knowsAField() {
        assertThat(statements("Checked by: Lena Brook")).singleElement().extracting(Statement::kind)
                .isEqualTo(Statement.Kind.FIELD);
    }

    @Test
    void survivesAnyText() {
        assertThat(statements("")).isEmpty();
        assertThat(statements(" | \n:\n- \n...\n|")).isNotNull();
    }

    private List<Statement> statements(String text) {
        return reader.read(text, null, "notes.txt").statements();
    }

    private List<String> texts(String text) {
        return statements(text).stream().map(Statement::text).toList();
    }
}
