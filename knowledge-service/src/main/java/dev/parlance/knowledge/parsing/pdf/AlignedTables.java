package dev.parlance.knowledge.parsing.pdf;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds tables among the rows of a column: runs of rows with wide gaps that stand below one another. */
final class AlignedTables {

    /** Room between cells, in ems; more than a justified line has between its words. */
    static final double CELL_GAP = 0.95;

    private static final int MOST_SINGLES = 3;

    private static final double LARGEST_STEP = 3.6;

    private final List<Row> rows;

    private final List<Rule> rules;

    AlignedTables(List<Row> rows, List<Rule> rules) {
        this.rows = List.copyOf(rows);
        this.rules = rules;
    }

    List<Part> parts() {
        List<Part> parts = new ArrayList<>();
        List<Row> open = new ArrayList<>();
        for (int at = 0; at < rows.size();) {
            int end = runEnd(at);
            int start = end > at ? runStart(at, end, open) : at;
            Optional<Part.Table> table = end > at ? AlignedTable.of(rows.subList(start, end), rules) : Optional.empty();
            if (table.isPresent()) {
                takeBack(open, at - start);
                addLines(parts, open);
                parts.add(table.get());
                at = end;
            } else {
                open.add(rows.get(at++));
            }
        }
        addLines(parts, open);
        return parts;
    }

    private static void takeBack(List<Row> open, int count) {
        for (int taken = 0; taken < count; taken++) {
            open.removeLast();
        }
    }

    private static void addLines(List<Part> parts, List<Row> open) {
        if (!open.isEmpty()) {
            parts.add(Part.Lines.of(List.copyOf(open)));
            open.clear();
        }
    }

    /** Where the run of table rows that begins here ends; here itself if none begins. */
    private int runEnd(int start) {
        if (!isMultiple(rows.get(start))) {
            return start;
        }
        int full = start;
        int end = start + 1;
        for (int at = start + 1; at < rows.size() && at - end <= MOST_SINGLES && isNear(at); at++) {
            if (isMultiple(rows.get(at))) {
                full = at;
                end = at + 1;
            } else if (at == end && goesOnInCell(rows.get(full), at)) {
                end = at + 1;
            } else if (!mayBeLabel(rows.get(at), rows.get(start))) {
                break;
            }
        }
        return full > start ? end : start;
    }

    /** The next line of a cell stands right below the beginning of the cell. */
    private boolean goesOnInCell(Row full, int at) {
        Row row = rows.get(at);
        boolean below = full.segments(CELL_GAP).stream().skip(1)
                .anyMatch(cell -> Math.abs(cell.box().left() - row.box().left()) < 0.3 * row.size());
        return below && row.baseline() - rows.get(at - 1).baseline() < 1.7 * row.size() && !TextBlock.startsItem(row);
    }

    /** Names of columns often begin above the first full row; they stand over values or below the table's top line. */
    private int runStart(int at, int end, List<Row> open) {
        Box body = Box.around(rows.subList(at, end).stream().map(Row::box).toList());
        double firstColumn = rows.subList(at, end).stream().filter(AlignedTables::isMultiple)
                .mapToDouble(row -> row.segments(CELL_GAP).getFirst().box().right()).sorted().findFirst()
                .orElse(body.left());
        int start = at;
        while (start > 0 && at - start < open.size() && isNear(start) && at - start < MOST_SINGLES
                && rows.get(start - 1).box().left() > firstColumn
                && rows.get(start - 1).box().right() < body.right() + 4
                && !crossedBetween(start - 1, body)) {
            start--;
        }
        return start;
    }

    /** Whether a line across the whole table parts this row from the next. */
    private boolean crossedBetween(int upper, Box body) {
        return rules.stream().anyMatch(rule -> rule.horizontal() && rule.at() > rows.get(upper).baseline()
                && rule.at() < rows.get(upper + 1).box().centerY()
                && body.sharedWidth(rule.from(), rule.to()) > body.width() * 0.85);
    }

    private boolean isNear(int at) {
        Row before = rows.get(at - 1);
        return rows.get(at).baseline() - before.baseline() < LARGEST_STEP
                * Math.max(before.size(), rows.get(at).size());
    }

    /** Several cells side by side; a number or caption before its text is not one. */
    static boolean isMultiple(Row row) {
        List<Row> segments = row.segments(CELL_GAP);
        boolean numbered = segments.size() == 2 && segments.getFirst().text().matches(AlignedTable.ENUMERATOR)
                && segments.getLast().words().size() > 2;
        return segments.size() > 1 && !numbered && !Captions.isCaption(row.text());
    }

    /** A line that starts where the first column does may name the rows below it. */
    private static boolean mayBeLabel(Row row, Row first) {
        return row.box().left() < first.segments(CELL_GAP).getFirst().box().right() && !Captions.isCaption(row.text());
    }
}
