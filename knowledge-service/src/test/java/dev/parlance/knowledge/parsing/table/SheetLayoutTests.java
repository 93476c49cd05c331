package dev.parlance.knowledge.parsing.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.parlance.knowledge.parsing.Block;

/** Tests for {@link SheetLayout}. */
class SheetLayoutTests {

    @Test
    void joinsRowsOfOneTableOverEmptyRows() {
        List<Block> blocks = blocks("Zone,Sales,Profit", "", "North,5.1,2.0", "South,4.2,1.5", "", "Total,9.3,3.5");

        assertThat(blocks).singleElement().isInstanceOfSatisfying(Block.Table.class, table -> {
            assertThat(table.columns()).containsExactly("Zone", "Sales", "Profit");
            assertThat(table.rows()).hasSize(3);
        });
    }

    @Test
    void beginsAnotherTableWhereNamesComeAgain() {
        List<Block> blocks = blocks("Report,,", "", "2023,Sales,Profit", "North,5.1,2.0", "", "2022,Sales,Profit",
                "North,4.8,1.9");

        assertThat(blocks).hasSize(2)
                .allSatisfy(block -> assertThat(((Block.Table) block).caption()).isEqualTo("Report"));
        assertThat(((Block.Table) blocks.getLast()).columns()).startsWith("2022");
    }

    @Test
    void keepsNotesOutOfTheTitleOfTheNextTable() {
        List<Block> blocks = blocks("Zone,Sales", "North,5.1", "", "(a) without tax", "", "Staff", "", "Zone,People",
                "North,12");

        assertThat(blocks).element(1).isInstanceOfSatisfying(Block.Paragraph.class,
                note -> assertThat(note.text()).isEqualTo("(a) without tax"));
        assertThat(((Block.Table) blocks.getLast()).caption()).isEqualTo("Staff");
    }

    private static List<Block> blocks(String... rows) {
        List<List<Cell>> cells = Arrays.stream(rows).map(SheetLayoutTests::cells).toList();
        return new SheetLayout(TableReading.Hints.NAMES_FIRST, 1).blocks(cells);
    }

    private static List<Cell> cells(String row) {
        return Arrays.stream(row.split(",", -1)).map(Cell::of).toList();
    }
}
