package dev.parlance.knowledge.parsing.table;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Brings signs that were given a column of their own for the eye's sake back to their numbers: "$" before, ")" or "%" behind. */
final class SignColumns {

    private static final Pattern LEADING = Pattern.compile("\\p{Sc}|[A-Z]{0,3}\\$|\\(|[+−–-]?\\(?\\p{Sc}");

    private static final Pattern TRAILING = Pattern.compile("\\)|%|\\)\\s?%|\\)?\\s?\\*{1,3}|%\\s?\\)");

    private SignColumns() {
    }

    static Grid join(Grid grid) {
        List<List<Cell>> rows = new ArrayList<>(grid.rows().stream().<List<Cell>>map(ArrayList::new).toList());
        for (List<Cell> row : rows) {
            for (int column = 0; column < row.size(); column++) {
                joinAt(row, column);
            }
        }
        return Grid.of(rows);
    }

    private static void joinAt(List<Cell> row, int column) {
        Cell cell = row.get(column);
        if (!cell.isOwn()) {
            return;
        }
        int next = neighbour(row, column, 1);
        int before = neighbour(row, column, -1);
        if (LEADING.matcher(cell.text()).matches() && next >= 0 && startsWithDigit(row.get(next).text())) {
            row.set(next, row.get(next).withText(cell.text() + row.get(next).text()));
            row.set(column, Cell.EMPTY);
        } else if (TRAILING.matcher(cell.text()).matches() && before >= 0 && endsWithDigit(row.get(before).text())) {
            row.set(before, row.get(before).withText(row.get(before).text() + cell.text()));
            row.set(column, Cell.EMPTY);
        }
    }

    private static int neighbour(List<Cell> row, int column, int step) {
        for (int at = column + step; at >= 0 && at < row.size() && Math.abs(at - column) <= 2; at += step) {
            if (row.get(at).isOwn()) {
                return at;
            }
        }
        return -1;
    }

    private static boolean startsWithDigit(String text) {
        return text.matches("[(.+−–-]*\\d.*");
    }

    private static boolean endsWithDigit(String text) {
        return text.matches(".*\\d[.)]?");
    }
}
