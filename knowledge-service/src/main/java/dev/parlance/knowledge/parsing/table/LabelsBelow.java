package dev.parlance.knowledge.parsing.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Forms print what a value means in parentheses on the line below it; read the other way round those are column names. */
final class LabelsBelow {

    private LabelsBelow() {
    }

    /** One shape for each pair of lines, if the whole grid is made of such pairs. */
    static Optional<List<TableReading>> shapes(Grid grid) {
        if (grid.height() < 2 || grid.height() % 2 == 1 || grid.width() < 2) {
            return Optional.empty();
        }
        List<TableReading> shapes = new ArrayList<>();
        for (int row = 0; row < grid.height(); row += 2) {
            if (!isPair(grid, row)) {
                return Optional.empty();
            }
            shapes.add(pair(grid.rowsFrom(row, row + 2).trimmed()));
        }
        return Optional.of(shapes);
    }

    private static boolean isPair(Grid grid, int row) {
        boolean labels = grid.rows().get(row + 1).stream().filter(Cell::isOwn).allMatch(cell -> isLabel(cell.text()));
        boolean values = grid.rows().get(row).stream().noneMatch(cell -> isLabel(cell.text()));
        return labels && values && grid.filled(row) > 0 && grid.filled(row + 1) >= grid.filled(row)
                && IntStream.range(0, grid.width()).allMatch(column -> !grid.at(row, column).isOwn()
                        || !grid.at(row + 1, column).isEmpty());
    }

    private static boolean isLabel(String text) {
        return text.length() > 4 && text.startsWith("(") && text.endsWith(")")
                && text.chars().anyMatch(Character::isLetter);
    }

    private static TableReading pair(Grid two) {
        List<String> names = two.rows().getLast().stream().map(Cell::text)
                .map(text -> isLabel(text) ? text.substring(1, text.length() - 1) : text).toList();
        List<String> values = two.rows().getFirst().stream().map(Cell::text).toList();
        return new TableReading(List.of(), names, List.of(values), List.of());
    }
}
