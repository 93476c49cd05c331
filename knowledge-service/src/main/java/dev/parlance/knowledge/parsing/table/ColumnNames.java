package dev.parlance.knowledge.parsing.table;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Folds the rows of a header into one name per column, read from top to bottom. */
final class ColumnNames {

    private ColumnNames() {
    }

    /** @param exact whether empty places are meant to be empty */
    static List<String> fold(Grid header, boolean exact) {
        boolean merged = header.rows().stream().flatMap(List::stream)
                .anyMatch(cell -> cell.cover() == Cell.Cover.FROM_LEFT);
        List<List<Cell>> rows = new ArrayList<>();
        for (int row = 0; row < header.height(); row++) {
            rows.add(exact || merged || row == header.height() - 1 ? header.rows().get(row) : spread(header, row));
        }
        return IntStream.range(0, header.width()).mapToObj(column -> name(rows, column)).toList();
    }

    /**
     * A name without a merged cell still reaches over columns that only have names further down: to the right, or to the left where
     * the names stand above the last column of their group.
     */
    private static List<Cell> spread(Grid header, int row) {
        List<Cell> spread = new ArrayList<>(header.rows().get(row));
        int[] open = IntStream.range(1, spread.size())
                .filter(column -> spread.get(column).isEmpty() && namedBelow(header, row, column)).toArray();
        boolean leftwards = open.length > 0
                && IntStream.range(1, open[0]).allMatch(column -> spread.get(column).isEmpty());
        for (int at = 0; at < open.length; at++) {
            int column = leftwards ? open[open.length - 1 - at] : open[at];
            int from = leftwards ? column + 1 : column - 1;
            if (from > 0 && from < spread.size() && namedBelow(header, row, from)) {
                spread.set(column, spread.get(from));
            }
        }
        return spread;
    }

    private static boolean namedBelow(Grid header, int row, int column) {
        return IntStream.range(row + 1, header.height()).anyMatch(below -> header.at(below, column).isOwn());
    }

    private static String name(List<List<Cell>> rows, int column) {
        Set<String> parts = new LinkedHashSet<>();
        rows.forEach(row -> parts.add(row.get(column).text()));
        return parts.stream().filter(part -> !part.isEmpty()).reduce(ColumnNames::join).orElse("");
    }

    private static String join(String upper, String lower) {
        boolean broken = upper.length() > 1 && upper.endsWith("-")
                && Character.isLetter(upper.charAt(upper.length() - 2))
                && Character.isLowerCase(lower.charAt(0));
        boolean range = upper.endsWith("–");
        return broken ? upper.substring(0, upper.length() - 1) + lower : upper + (range ? "" : " ") + lower;
    }
}
