package dev.parlance.knowledge.parsing.office;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.apache.poi.ss.util.CellRangeAddress;

import dev.parlance.knowledge.parsing.LimitExceeded;
import dev.parlance.knowledge.parsing.ParsingLimits;
import dev.parlance.knowledge.parsing.table.Cell;
import dev.parlance.knowledge.parsing.table.Cell.Cover;

/** The cells of one sheet while it is read: sparse in the file, side by side here. */
final class SheetRows {

    /** Empty rows further on are a sign of stray cells far down, not of layout. */
    private static final int LARGEST_GAP = 50;

    private final ParsingLimits limits;

    private final List<List<Cell>> rows = new ArrayList<>();

    private final List<Integer> numbers = new ArrayList<>();

    SheetRows(ParsingLimits limits) {
        this.limits = limits;
    }

    /** @param row counted from 0 in the file; rows come in order */
    void add(int row, int column, Cell cell) {
        if (column >= limits.columns() || rows.size() > limits.rows()) {
            throw new LimitExceeded(
                    "A sheet has more than " + limits.columns() + " columns or " + limits.rows() + " rows.");
        }
        List<Cell> cells = row(row);
        while (cells.size() < column) {
            cells.add(Cell.EMPTY);
        }
        if (cells.size() == column) {
            cells.add(cell);
        }
    }

    /** Lets the text of a merged cell reach over all of its places. */
    void merge(CellRangeAddress range) {
        int first = Collections.binarySearch(numbers, range.getFirstRow());
        if (first < 0 || range.getFirstColumn() >= rows.get(first).size()
                || range.getLastColumn() >= limits.columns()) {
            return;
        }
        Cell cell = rows.get(first).get(range.getFirstColumn());
        for (int at = first; at < rows.size() && numbers.get(at) <= range.getLastRow()
                && !cell.text().isEmpty(); at++) {
            cover(rows.get(at), range, cell, at == first);
        }
    }

    List<List<Cell>> rows() {
        return rows;
    }

    private static void cover(List<Cell> row, CellRangeAddress range, Cell cell, boolean top) {
        while (row.size() <= range.getLastColumn()) {
            row.add(Cell.EMPTY);
        }
        for (int column = range.getFirstColumn() + (top ? 1 : 0); column <= range.getLastColumn(); column++) {
            row.set(column, cell.covered(column > range.getFirstColumn() ? Cover.FROM_LEFT : Cover.FROM_ABOVE));
        }
    }

    private List<Cell> row(int number) {
        int last = numbers.isEmpty() ? number - 1 : numbers.getLast();
        int gap = Math.min(number - last - 1, LARGEST_GAP);
        for (int empty = 0; empty < gap; empty++) {
            append(last + 1 + empty);
        }
        if (numbers.isEmpty() || numbers.getLast() < number) {
            append(number);
        }
        return rows.getLast();
    }

    private void append(int number) {
        rows.add(new ArrayList<>());
        numbers.add(number);
    }
}
