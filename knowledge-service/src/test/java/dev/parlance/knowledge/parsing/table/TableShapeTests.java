package dev.parlance.knowledge.parsing.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

import org.junit.jupiter.api.Test;

import dev.parlance.knowledge.parsing.table.Cell.Cover;

/** Tests for {@link TableShape}. */
class TableShapeTests {

    private static final TableShape.Hints LOOSE = new TableShape.Hints(TableShape.FirstRow.MAY_NAME, true, true,
            OptionalInt.empty());

    @Test
    void takesWordsAboveNumbersForColumnNames() {
        TableShape shape = shape("City,Inhabitants", "Bern,134794", "Basel,173552");

        assertThat(shape.columns()).containsExactly("City", "Inhabitants");
        assertThat(shape.rows()).containsExactly(List.of("Bern", "134794"), List.of("Basel", "173552"));
    }

    @Test
    void takesYearsAboveAmountsForColumnNames() {
        assertThat(shape(",2022,2023", "Sales,1200,1350", "Costs,900,950").columns()).containsExactly("", "2022",
                "2023");
    }

    @Test
    void namesNothingWhereEveryRowIsAValue() {
        TableShape shape = shape("Bern,134794", "Basel,173552");

        assertThat(shape.columns()).containsExactly("", "");
        assertThat(shape.rows()).hasSize(2);
    }

    @Test
    void foldsNamesOfTwoRowsAndSpreadsTheUpperOnes() {
        TableShape shape = shape(",2022,,2023,", "Zone,Sales,Profit,Sales,Profit", "North,5.1,2.2,6.3,3.4",
                "South,4.0,1.9,5.2,2.8");

        assertThat(shape.columns()).containsExactly("Zone", "2022 Sales", "2022 Profit", "2023 Sales", "2023 Profit");
    }

    @Test
    void spreadsAnUpperNameThatStandsOverTheLastColumnOfItsGroup() {
        TableShape shape = shape("In millions,,,,2023", ",Sales,Profit,,Tax", "North,5.1,2.2,,1.1",
                "South,4.0,1.9,,0.9");

        assertThat(shape.columns()).containsExactly("In millions", "2023 Sales", "2023 Profit", "2023 Tax");
    }

    @Test
    void keepsTitlesAboveAndNotesBelow() {
        TableShape shape = shape("Price list 2024,,", "Item,Size,Price", "Pen,small,2.50", "Ink,large,4.00",
                "* without tax,,");

        assertThat(shape.titles()).containsExactly("Price list 2024");
        assertThat(shape.notes()).containsExactly("* without tax");
        assertThat(shape.rows()).hasSize(2);
    }

    @Test
    void putsRowsUnderTheGroupTheyStandIn() {
        Grid grid = Grid.of(
                List.of(row("Country", "Sales"), List.of(merged("Europe"), merged("Europe").covered(Cover.FROM_LEFT)),
                        row("Spain", "12.5"), row("Italy", "9.5")));

        assertThat(TableShape.of(grid, TableShape.Hints.NONE).rows()).containsExactly(List.of("Europe > Spain", "12.5"),
                List.of("Europe > Italy", "9.5"));
    }

    @Test
    void keepsTheParentsOfIndentedRows() {
        Grid grid = Grid.of(List.of(row("Kind", "Share"), indented("Public", 5, "44.4"), indented("Local", 15, "40.0"),
                indented("Private", 5, "45.9")));

        assertThat(TableShape.of(grid, LOOSE).rows()).containsExactly(List.of("Public", "44.4"),
                List.of("Public > Local", "40.0"),
                List.of("Private", "45.9"));
    }

    @Test
    void bringsSignsBackToTheirNumbers() {
        assertThat(shape("Item,,2023", "Sales,$,1200", "Loss,$,(80", "Tax,$,95").rows().getFirst())
                .containsExactly("Sales", "$1200");
    }

    @Test
    void readsLabelsThatStandBelowTheirValues() {
        List<TableShape> shapes = TableShape.all(grid("Nevada,20-123", "(State of incorporation),(Employer number)"),
                TableShape.Hints.NONE);

        assertThat(shapes).singleElement().satisfies(shape -> {
            assertThat(shape.columns()).containsExactly("State of incorporation", "Employer number");
            assertThat(shape.rows()).containsExactly(List.of("Nevada", "20-123"));
        });
    }

    @Test
    void doesNotTakeTheFirstPairOfAFormForNames() {
        assertThat(shape("Name,Anna", "City,Berlin").columns()).containsExactly("", "");
    }

    private static TableShape shape(String... rows) {
        return TableShape.of(grid(rows), TableShape.Hints.NONE);
    }

    private static Grid grid(String... rows) {
        return Grid.ofTexts(Arrays.stream(rows).map(row -> List.of(row.split(",", -1))).toList());
    }

    private static List<Cell> row(String... texts) {
        return Arrays.stream(texts).map(Cell::of).toList();
    }

    private static Cell merged(String text) {
        return Cell.of(text);
    }

    private static List<Cell> indented(String label, double indent, String value) {
        return List.of(new Cell(label, false, false, indent, Cover.OWN), Cell.of(value));
    }
}
