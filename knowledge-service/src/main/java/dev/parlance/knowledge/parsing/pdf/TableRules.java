package dev.parlance.knowledge.parsing.pdf;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The horizontal lines in a table and what they part. */
final class TableRules {

    private static final int DEEPEST_HEADER = 8;

    private final List<Rule> inside;

    private final Box box;

    TableRules(List<Rule> rules, Box box) {
        this.box = box;
        this.inside = rules.stream()
                .filter(rule -> rule.horizontal() && rule.at() > box.top() - 4 && rule.at() < box.bottom() + 4
                        && rule.to() > box.left() && rule.from() < box.right())
                .toList();
    }

    /** How many lines stand above the first line drawn across the table; -1 if none is, or if every row is ruled. */
    int headerLines(List<Row> rows) {
        int[] ruled = IntStream.range(1, rows.size()).filter(at -> isParted(rows, at)).toArray();
        if (ruled.length == 0 || ruled[0] > DEEPEST_HEADER || (ruled.length > 3 && ruled.length * 3 > rows.size())) {
            return -1;
        }
        return ruled[0] * 2 <= rows.size() || ruled[0] <= 2 ? ruled[0] : -1;
    }

    /** Whether a line, or the edge of a coloured row, parts this row from the one above over most of the width. */
    boolean isParted(List<Row> rows, int at) {
        double above = rows.get(at - 1).box().centerY();
        double below = rows.get(at).box().centerY();
        double covered = inside.stream().filter(rule -> rule.at() > above && rule.at() < below).mapToDouble(this::width)
                .sum();
        return covered > box.width() * 0.6;
    }

    /** The line drawn under a name, or under further lines of it, to show which columns it stands for. */
    Optional<Rule> underline(Box name) {
        return inside.stream().filter(Rule::drawn)
                .filter(rule -> rule.at() > name.centerY() && rule.at() < name.bottom() + name.height() * 2.2)
                .filter(rule -> rule.length() < box.width() * 0.85 && rule.from() < name.left() + 3
                        && rule.to() > name.right() - 3)
                .min(Comparator.comparingDouble(Rule::at));
    }

    private double width(Rule rule) {
        return Math.min(rule.to(), box.right()) - Math.max(rule.from(), box.left());
    }
}
