package dev.parlance.knowledge.parsing.table;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

import dev.parlance.knowledge.parsing.Block;

/**
 * What a grid says: titles above, a table with one name per column, notes below.
 *
 * @param titles lines found above the column names
 * @param notes lines found below the last row
 */
public record TableReading(List<String> titles, List<String> columns, List<List<String>> rows, List<String> notes) {

    /** Rows looked at to tell which of the first ones hold names. */
    private static final int TELLING_ROWS = 300;

    /** How likely the first of several rows of words names the columns, by the number of columns that takes. */
    public enum FirstRow {

        USUALLY_NAMES(2), MAY_NAME(3), NAMES_IF_SET_APART(Integer.MAX_VALUE);

        private final int leastColumns;

        FirstRow(int leastColumns) {
            this.leastColumns = leastColumns;
        }

        int leastColumns() {
            return leastColumns;
        }
    }

    /**
     * What is known beforehand about a grid.
     *
     * @param firstRow whether the first row names the columns where all rows are words
     * @param looseGroups any label without values opens a group of rows
     * @param exactPlaces names stand over exactly the columns they are for, so an empty place above a name means nothing
     * @param headerRows the number of header rows, where the layout tells
     */
    public record Hints(FirstRow firstRow, boolean looseGroups, boolean exactPlaces, OptionalInt headerRows) {

        public static final Hints NONE = new Hints(FirstRow.MAY_NAME, false, false, OptionalInt.empty());

        /** For files that usually begin with a row of column names. */
        public static final Hints NAMES_FIRST = new Hints(FirstRow.USUALLY_NAMES, false, false, OptionalInt.empty());
    }

    /** Every table a grid holds: usually one, several if it is a form with labels below its values. */
    public static List<TableReading> all(Grid grid, Hints hints) {
        return LabelsBelow.shapes(grid.trimmed()).orElseGet(() -> List.of(of(grid, hints)));
    }

    public static TableReading of(Grid grid, Hints hints) {
        Grid trimmed = SignColumns.join(grid).trimmed();
        int titles = hints.headerRows().isPresent() ? 0 : leadingTitles(trimmed);
        int end = trimmed.height() - trailingNotes(trimmed, titles);
        Grid table = trimmed.rowsFrom(titles, end).trimmed();
        int header = Math.min(headerRows(table, hints), table.height());
        return new TableReading(lines(trimmed.rowsFrom(0, titles)),
                ColumnNames.fold(table.rowsFrom(0, header), hints.exactPlaces()),
                new RowLabels(table.rowsFrom(header, table.height()), hints.looseGroups()).rows(),
                lines(trimmed.rowsFrom(end, trimmed.height()))).named(table.width());
    }

    /** The table itself, its titles joined to the caption given. */
    public Block.Table table(@Nullable String caption, @Nullable Integer page) {
        List<String> parts = new ArrayList<>();
        if (caption != null && !caption.isBlank()) {
            parts.add(caption);
        }
        titles.stream().filter(Predicate.not(parts::contains)).forEach(parts::add);
        return new Block.Table(parts.isEmpty() ? null : String.join(" – ", parts), columns, rows, page);
    }

    /** Whether there is a table at all: at least two columns and a row of values. */
    public boolean isTable() {
        return columns.size() > 1 && !rows.isEmpty();
    }

    private TableReading named(int width) {
        return columns.size() == width ? this : new TableReading(titles, Collections.nCopies(width, ""), rows, notes);
    }

    private static int headerRows(Grid table, Hints hints) {
        return hints.headerRows()
                .orElseGet(() -> new HeaderRows(table.rowsFrom(0, Math.min(TELLING_ROWS, table.height())),
                        hints.firstRow().leastColumns()).count());
    }

    private static int leadingTitles(Grid grid) {
        int table = lastOfSeveralCells(grid);
        int row = 0;
        while (row < table && grid.width() > 1 && grid.filled(row) == 1 && isTitle(grid, row)) {
            row++;
        }
        return row;
    }

    private static int lastOfSeveralCells(Grid grid) {
        int row = grid.height() - 1;
        while (row > 0 && grid.filled(row) < 2) {
            row--;
        }
        return row;
    }

    /** A single text at the very left above rows of several cells. */
    private static boolean isTitle(Grid grid, int row) {
        return grid.at(row, 0).isOwn() && !nextIsBody(grid, row);
    }

    /** A lone label right above values is the first group of a table without names, not its title. */
    private static boolean nextIsBody(Grid grid, int row) {
        return grid.rows().get(row + 1).stream().skip(1).anyMatch(cell -> Values.isData(cell.text()));
    }

    private static int trailingNotes(Grid grid, int titles) {
        int row = grid.height();
        while (row > titles + 1 && grid.width() > 1 && grid.filled(row - 1) == 1 && isNote(grid, row - 1)) {
            row--;
        }
        return grid.height() - row;
    }

    private static boolean isNote(Grid grid, int row) {
        return IntStream.range(0, grid.width()).filter(column -> grid.at(row, column).isOwn()).limit(1)
                .anyMatch(column -> column <= 1 && !Values.isMeasured(grid.at(row, column).text()));
    }

    private static List<String> lines(Grid grid) {
        return grid.rows().stream().map(row -> row.stream().filter(Cell::isOwn).map(Cell::text)
                .collect(Collectors.joining(" "))).filter(Predicate.not(String::isEmpty)).toList();
    }
}
