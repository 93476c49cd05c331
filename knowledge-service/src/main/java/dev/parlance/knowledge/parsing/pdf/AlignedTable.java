package dev.parlance.knowledge.parsing.pdf;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.parlance.knowledge.parsing.table.Cell;
import dev.parlance.knowledge.parsing.table.Grid;

/** A table without lines around its cells, built from rows whose words stand below one another. */
final class AlignedTable {

    private static final double LEAST_FILLED = 0.28;

    static final String ENUMERATOR = "(?:[•‣◦▪●○■□\\-–—*·o]|\\(?(?:\\d{1,3}|[a-zA-Z]|[ivxIVX]{1,5})[.)]|\\d{1,2}(?:\\.\\d{1,2}){1,3}\\.?)";

    private final List<Row> rows;

    private final List<Rule> rules;

    private final TableColumns columns;

    private final Box box;

    private AlignedTable(List<Row> rows, List<Rule> rules) {
        this.rows = rows;
        this.rules = rules;
        this.columns = TableColumns.of(rows);
        this.box = Box.around(rows.stream().map(Row::box).toList());
    }

    /** The table the rows make, if they make one. */
    static Optional<Part.Table> of(List<Row> rows, List<Rule> rules) {
        AlignedTable table = new AlignedTable(rows, rules);
        return table.columns.count() < 2 ? Optional.empty() : table.build();
    }

    private Optional<Part.Table> build() {
        TableRules lines = new TableRules(rules, box);
        int header = lines.headerLines(rows);
        List<Integer> starts = new RowStarts(rows, columns, lines, Math.max(header, 0)).find();
        List<List<Cell>> cells = new ArrayList<>();
        int headerRows = 0;
        for (int at = 0; at < starts.size(); at++) {
            int end = at + 1 < starts.size() ? starts.get(at + 1) : rows.size();
            boolean named = starts.get(at) < header;
            headerRows += named ? 1 : 0;
            cells.add(columns.cells(rows.subList(starts.get(at), end), named || (header < 0 && at < 4), lines));
        }
        Grid grid = Grid.of(cells);
        return isTable(grid)
                ? Optional.of(new Part.Table(grid, box, columns.lefts(), false, header < 0 ? -1 : headerRows))
                : Optional.empty();
    }

    private boolean isTable(Grid grid) {
        long filled = grid.rows().stream().flatMap(List::stream).filter(Cell::isOwn).count();
        long enumerated = grid.rows().stream().filter(row -> row.getFirst().text().matches(ENUMERATOR)).count();
        boolean list = grid.width() == 2 && enumerated * 2 > grid.height();
        return !list && filled >= LEAST_FILLED * grid.width() * grid.height() && isLarge(grid);
    }

    /** Few rows need numbers or lines to be believed. */
    private boolean isLarge(Grid grid) {
        long multiple = rows.stream().filter(AlignedTables::isMultiple).count();
        boolean ruled = rules.stream()
                .anyMatch(rule -> rule.horizontal() && rule.at() > box.top() - 6 && rule.at() < box.bottom() + 6
                        && rule.length() > box.width() * 0.7);
        boolean numbers = columns.measuredRows() >= 2;
        return multiple >= (ruled || numbers ? 2 : grid.width() > 2 ? 3 : 4);
    }
}
