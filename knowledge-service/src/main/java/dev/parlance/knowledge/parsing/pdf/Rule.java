package dev.parlance.knowledge.parsing.pdf;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A straight line on the page, or the edge of a coloured area.
 *
 * @param at its place across its direction: from the top if horizontal, from the left otherwise
 * @param drawn a line someone drew rather than an edge
 */
record Rule(boolean horizontal, double at, double from, double to, boolean drawn) {

    private static final double SAME_LINE = 1.6;

    private static final double GAP = 3;

    double length() {
        return to - from;
    }

    /** Rules that continue one another are one rule. */
    static List<Rule> joined(List<Rule> rules) {
        List<Rule> joined = new ArrayList<>();
        rules.stream().sorted(Comparator.comparing(Rule::horizontal).thenComparing(Rule::drawn)
                .thenComparingDouble(rule -> Math.round(rule.at() / SAME_LINE)).thenComparingDouble(Rule::from))
                .forEach(rule -> join(joined, rule));
        return joined;
    }

    private static void join(List<Rule> joined, Rule rule) {
        for (int at = joined.size() - 1; at >= Math.max(0, joined.size() - 4); at--) {
            Rule last = joined.get(at);
            if (last.continues(rule)) {
                joined.set(at,
                        new Rule(last.horizontal, last.at, Math.min(last.from, rule.from), Math.max(last.to, rule.to),
                                last.drawn));
                return;
            }
        }
        joined.add(rule);
    }

    private boolean continues(Rule next) {
        return horizontal == next.horizontal && drawn == next.drawn && Math.abs(at - next.at) <= SAME_LINE
                && next.from <= to + GAP
                && next.to >= from - GAP;
    }

    /** Whether it covers the stretch, but for small gaps at corners. */
    boolean covers(double start, double end) {
        return from <= start + GAP && to >= end - GAP;
    }
}
