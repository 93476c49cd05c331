package dev.parlance.knowledge.parsing.pdf;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Finds on which lines the rows of a table begin; the others go on with a cell that did not fit on one line. */
final class RowStarts {

    private static final double LEADING = 1.45;

    private final List<Row> lines;

    private final TableColumns columns;

    private final TableRules rules;

    private final int header;

    RowStarts(List<Row> lines, TableColumns columns, TableRules rules, int header) {
        this.lines = lines;
        this.columns = columns;
        this.rules = rules;
        this.header = header;
    }

    List<Integer> find() {
        List<Integer> starts = new ArrayList<>(List.of(0));
        boolean ruled = isRuled();
        for (int at = 1; at < lines.size(); at++) {
            if (at <= header || (ruled ? rules.isParted(lines, at) : !goesOn(at))) {
                starts.add(at);
            }
        }
        return starts;
    }

    /** Lines between most rows show where each begins. */
    private boolean isRuled() {
        long parted = IntStream.range(Math.max(1, header), lines.size()).filter(at -> rules.isParted(lines, at))
                .count();
        return parted > 1 && parted * 5 >= (lines.size() - header) * 2L;
    }

    private boolean goesOn(int at) {
        Row line = lines.get(at);
        Row before = lines.get(at - 1);
        if (line.baseline() - before.baseline() > LEADING * line.size() || line.size() > before.size() * 1.2) {
            return false;
        }
        List<Integer> filled = columns.filled(line);
        int first = line.text().codePointAt(0);
        if (filled.contains(0)) {
            return filled.size() == 1 && Character.isLowerCase(first);
        }
        return columns.filled(before).containsAll(filled) && isTighter(at) && at > header;
    }

    /** Lines within a cell stand closer than rows do; where all stand alike, only text goes on, not a number. */
    private boolean isTighter(int at) {
        double step = lines.get(at).baseline() - lines.get(at - 1).baseline();
        double widest = IntStream.range(Math.max(1, header), lines.size())
                .mapToDouble(other -> lines.get(other).baseline() - lines.get(other - 1).baseline()).max().orElse(step);
        boolean words = lines.get(at).text().chars().noneMatch(Character::isDigit);
        return step * 1.15 < widest || words || isFull(lines.get(at - 1));
    }

    /** A line of words that reaches the right edge of the table. */
    private boolean isFull(Row line) {
        double right = lines.stream().mapToDouble(each -> each.box().right()).max().orElse(0);
        return line.box().right() > right - 2 * line.size()
                && line.segments(AlignedTables.CELL_GAP).getLast().words().size() > 2;
    }
}
