package dev.parlance.knowledge.parsing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;

import org.junit.jupiter.api.Test;

/** Tests for {@link Draft} and {@link Extent}. */
class DraftTests {

    private final Draft draft = new Draft(ParsingLimits.defaults());

    @Test
    void tellsInFullWhatIsTooLongForAHeading() {
        draft.heading(1, "word ".repeat(100), 2);

        assertThat(draft.finish(null).blocks()).satisfiesExactly(
                heading -> assertThat(((Block.Heading) heading).text()).endsWith("word …").hasSizeLessThan(301),
                whole -> assertThat(((Block.Paragraph) whole).text()).hasSize(499));
    }

    @Test
    void cutsTitles() {
        assertThat(draft.finish("漢".repeat(1000)).title()).hasSize(300);
    }

    @Test
    void cutsTheNamesOfColumns() {
        draft.table(new Block.Table(null, List.of("word ".repeat(100), "b"), List.of(List.of("1", "2")), null));

        assertThat(((Block.Table) draft.finish(null).blocks().getLast()).columns().getFirst()).hasSizeLessThan(301);
    }

    @Test
    void countsTheNameOfAColumnWithEachOfItsValues() {
        List<String> names = Collections.nCopies(100, "n".repeat(300));
        List<List<String>> rows = Collections.nCopies(10_000, Collections.nCopies(100, "1"));

        assertThatThrownBy(() -> draft.table(new Block.Table(null, names, rows, null)))
                .isInstanceOf(LimitExceeded.class).hasMessageContaining("names of their columns");
    }
}
