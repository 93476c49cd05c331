package dev.parlance.knowledge.parsing.pdf;

import java.util.List;

import dev.parlance.knowledge.parsing.table.Grid;

/** A piece of a page in reading order. */
sealed interface Part {

    Box box();

    /** Lines of text in one column. */
    record Lines(List<Row> rows, Box box) implements Part {

        static Lines of(List<Row> rows) {
            return new Lines(rows, Box.around(rows.stream().map(Row::box).toList()));
        }
    }

    /**
     * Cells in rows and columns.
     *
     * @param columns the left edge of each column
     * @param ruled whether lines are drawn around the cells
     * @param headerRows rows above the line under the column names; -1 if no line tells
     */
    record Table(Grid grid, Box box, List<Double> columns, boolean ruled, int headerRows) implements Part {}
}
