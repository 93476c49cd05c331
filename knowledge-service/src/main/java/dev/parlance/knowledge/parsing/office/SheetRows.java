package dev.parlance.knowledge.parsing.office;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

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

    /** Column to row to cell, beyond the columns a sheet usually has. */
    private final Map<Integer, Map<Integer, Cell>> far = new TreeMap<>();

    SheetRows(ParsingLimits limits) {
        this.limits = limits;
    }

    /** @param row counted from 0 in the file; rows come in order */
    void add(int row, int column, Cell cell) {
        List<Cell> cells = row(row);
        if (rows.size() > limits.rows()) {
            throw new LimitExceeded("A sheet has more than " + limits.rows() + " rows.");
        }
        if (column >= limits.columns()) {
            far(column, cell);
            return;
        }
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

    /** Columns far to the right, of which few are in use, stand close to the others here. */
    List<List<Cell>> rows() {
        int width = rows.stream().mapToInt(List::size).max().orElse(0);
        if (width + far.size() > limits.columns()) {
            throw new LimitExceeded("A sheet has more than " + limits.columns() + " columns.");
        }
        int place = width;
        for (Map<Integer, Cell> column : far.values()) {
            for (Map.Entry<Integer, Cell> each : column.entrySet()) {
                put(rows.get(each.getKey()), place, each.getValue());
            }
            place++;
        }
        far.clear();
        return rows;
    }

    private void far(int column, Cell cell) {
        if (!cell.isEmpty()) {
            far.computeIfAbsent(column, far -> new TreeMap<>()).put(rows.size() - 1, cell);
        }
        if (far.size() > limits.columns()) {
            throw new LimitExceeded("A sheet has more than " + limits.columns() + " columns.");
        }
    }

    private static void put(List<Cell> row, int place, Cell cell) {
        while (row.size() < place) {
            row.add(Cell.EMPTY);
        }
        row.add(cell);
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
