package dev.parlance.knowledge.parsing.table;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import dev.parlance.knowledge.parsing.LimitExceeded;

/** Cells in rows of equal length. */
public record Grid(List<List<Cell>> rows) {

    /** Few long rows among many short ones would make a grid of nothing but empty places. */
    private static final int MOST_PLACES = 8_000_000;

    /** Evens out rows of different length with empty cells. */
    public static Grid of(List<? extends List<Cell>> rows) {
        int width = rows.stream().mapToInt(List::size).max().orElse(0);
        if ((long) width * rows.size() > MOST_PLACES) {
            throw new LimitExceeded("A table has more than " + MOST_PLACES + " places for cells.");
        }
        return new Grid(rows.stream().map(row -> filled(row, width)).toList());
    }

    /** A grid of texts alone. */
    public static Grid ofTexts(List<? extends List<String>> rows) {
        return of(rows.stream().map(Grid::cells).toList());
    }

    public int width() {
        return rows.isEmpty() ? 0 : rows.getFirst().size();
    }

    public int height() {
        return rows.size();
    }

    public Cell at(int row, int column) {
        return rows.get(row).get(column);
    }

    /** The grid without rows and columns in which nothing stands. */
    public Grid trimmed() {
        List<List<Cell>> kept = rows.stream().filter(row -> row.stream().anyMatch(Cell::isOwn)).toList();
        int[] columns = IntStream.range(0, width())
                .filter(column -> isFilled(kept, column)).toArray();
        return new Grid(kept.stream().map(row -> pick(row, columns)).toList());
    }

    Grid rowsFrom(int first, int end) {
        return new Grid(rows.subList(first, end));
    }

    /** How many cells of a row hold text of their own. */
    long filled(int row) {
        return rows.get(row).stream().filter(Cell::isOwn).count();
    }

    private static boolean isFilled(List<List<Cell>> rows, int column) {
        return rows.stream().anyMatch(row -> row.get(column).isOwn());
    }

    private static List<Cell> pick(List<Cell> row, int[] columns) {
        List<Cell> picked = new ArrayList<>(columns.length);
        for (int column : columns) {
            picked.add(row.get(column));
        }
        return picked;
    }

    private static List<Cell> filled(List<Cell> row, int width) {
        List<Cell> full = new ArrayList<>(row);
        while (full.size() < width) {
            full.add(Cell.EMPTY);
        }
        return full;
    }

    private static List<Cell> cells(List<String> texts) {
        return texts.stream().map(Cell::of).toList();
    }
}
