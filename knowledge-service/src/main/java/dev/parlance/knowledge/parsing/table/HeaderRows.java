package dev.parlance.knowledge.parsing.table;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

import dev.parlance.knowledge.parsing.table.Cell.Cover;

/** Finds how many rows at the top of a grid name its columns. */
final class HeaderRows {

    private static final int DEEPEST = 6;

    private static final int LONGEST_NAME = 60;

    private final Grid grid;

    private final int leastColumns;

    /** @param leastColumns how many columns it takes to believe that a row of words above words holds names */
    HeaderRows(Grid grid, int leastColumns) {
        this.grid = grid;
        this.leastColumns = leastColumns;
    }

    int count() {
        int declared = declared();
        if (declared > 0 || grid.height() < 2) {
            return declared;
        }
        return canName(0) && seemsToName() ? furtherRows() : 0;
    }

    private int declared() {
        int row = 0;
        while (row < grid.height() - 1 && isDeclared(grid.rows().get(row))) {
            row++;
        }
        return row;
    }

    private static boolean isDeclared(List<Cell> row) {
        return row.stream().filter(Cell::isOwn).allMatch(Cell::header)
                && row.stream().skip(1).anyMatch(cell -> cell.header() && !cell.isEmpty());
    }

    private int furtherRows() {
        int count = 1;
        while (count < Math.min(DEEPEST, grid.height() - 1) && continues(count)) {
            count++;
        }
        return count;
    }

    /** A further row of names fills what the row above left open or split. */
    private boolean continues(int row) {
        boolean open = grid.rows().get(row - 1).stream().skip(1)
                .anyMatch(cell -> cell.isEmpty() || cell.cover() == Cover.FROM_LEFT)
                || grid.rows().get(row).stream().anyMatch(cell -> cell.cover() == Cover.FROM_ABOVE);
        return open && grid.filled(row) > 0 && canName(row) && !isLabelAlone(row) && isSaidOnce(row)
                && (measuredBelow(row) || fillsSplit(row) || strongAlone(row));
    }

    /** A merged cell at the top with cells of their own below it is a name of several columns. */
    private boolean isSplitBelow() {
        return grid.height() > 2 && canName(1) && fillsSplit(1) && isSaidOnce(1);
    }

    private boolean fillsSplit(int row) {
        return IntStream.range(1, grid.width()).anyMatch(column -> grid.at(row, column).isOwn()
                && grid.at(row - 1, column).cover() == Cover.FROM_LEFT);
    }

    private boolean isLabelAlone(int row) {
        return grid.filled(row) == 1 && grid.at(row, 0).isOwn();
    }

    private boolean canName(int row) {
        return grid.rows().get(row).stream()
                .noneMatch(cell -> Values.isData(cell.text()) || cell.text().length() > 160);
    }

    private boolean seemsToName() {
        return measuredBelow(0) || strongAlone(0) || blankCorner() || namesInText() || isSplitBelow();
    }

    private boolean measuredBelow(int row) {
        return IntStream.range(0, grid.width()).anyMatch(column -> measuredBelow(row, column));
    }

    /** Words over numbers, or a year over numbers that are not all years. */
    private boolean measuredBelow(int row, int column) {
        List<String> below = grid.rows().stream().skip(row + 1L).map(cells -> cells.get(column).text())
                .filter(text -> !text.isEmpty() && !Values.isMark(text)).toList();
        boolean year = Values.isYear(grid.at(row, column).text());
        long measured = below.stream().filter(text -> year ? Values.isData(text) : Values.isMeasured(text)).count();
        return !grid.at(row, column).isEmpty() && measured * 2 > below.size();
    }

    private boolean strongAlone(int row) {
        return isStrong(row)
                && IntStream.range(row + 1, grid.height()).filter(this::isStrong).count() * 3 < grid.height()
                && grid.filled(row) > 1;
    }

    private boolean isStrong(int row) {
        return grid.rows().get(row).stream().filter(Cell::isOwn).allMatch(Cell::strong);
    }

    private boolean blankCorner() {
        return grid.at(0, 0).isEmpty() && grid.filled(0) > 1 && grid.filled(0) >= (grid.width() - 1) * 0.6
                && IntStream.range(1, grid.height()).filter(row -> grid.at(row, 0).isEmpty()).count() * 3 < grid
                        .height();
    }

    /** All words: the first row names the rest if it is complete, short and says nothing that comes again below. */
    private boolean namesInText() {
        Set<String> names = new HashSet<>();
        return grid.width() >= leastColumns && grid.rows().getFirst().stream()
                .allMatch(cell -> cell.isOwn() && cell.text().length() <= LONGEST_NAME && names.add(cell.text()))
                && isSaidOnce(0);
    }

    /** A name does not come again below itself; a value may. */
    private boolean isSaidOnce(int row) {
        return IntStream.range(0, grid.width()).noneMatch(column -> comesAgain(row, column));
    }

    private boolean comesAgain(int row, int column) {
        String name = grid.at(row, column).text();
        return !name.isEmpty() && IntStream.range(row + 1, grid.height())
                .anyMatch(below -> grid.at(below, column).isOwn() && grid.at(below, column).text().equals(name));
    }
}
