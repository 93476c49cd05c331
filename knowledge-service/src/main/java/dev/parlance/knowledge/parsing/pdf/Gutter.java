package dev.parlance.knowledge.parsing.pdf;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.stream.IntStream;

/**
 * White room from top to bottom between two columns of text.
 *
 * @param first first strip it runs through
 * @param end the strip after the last
 */
record Gutter(int first, int end, double from, double to) {

    private static final double NARROWEST = 8;

    private static final double NARROWEST_IN_EMS = 0.9;

    private static final double PARAGRAPH_GAP = 1.7;

    /** The tallest gutter that parts columns of text rather than columns of a table. */
    static Optional<Gutter> find(List<Strip> strips, List<Rule> rules) {
        List<Gutter> candidates = new ArrayList<>();
        for (int at = 0; at < strips.size(); at++) {
            for (Strip.Gap gap : strips.get(at).innerGaps(narrowest(strips.get(at)))) {
                add(candidates, grow(strips, at, gap));
            }
        }
        return candidates.stream().sorted(Comparator.comparingDouble(gutter -> -gutter.weight(strips)))
                .filter(gutter -> new ColumnEvidence(strips, gutter, rules).isConvincing()).findFirst();
    }

    double center() {
        return (from + to) / 2;
    }

    private static double narrowest(Strip strip) {
        return Math.max(NARROWEST, NARROWEST_IN_EMS * strip.row().size());
    }

    private static void add(List<Gutter> candidates, Gutter gutter) {
        boolean known = candidates.stream().anyMatch(other -> other.first == gutter.first && other.end == gutter.end
                && other.center() > gutter.from && other.center() < gutter.to);
        if (!known) {
            candidates.add(gutter);
        }
    }

    private static Gutter grow(List<Strip> strips, int at, Strip.Gap seed) {
        Strip.Gap gap = seed;
        int first = at;
        for (Optional<Strip.Gap> next = narrowed(strips, first - 1, gap); next
                .isPresent(); next = narrowed(strips, first - 1, gap)) {
            gap = next.get();
            first--;
        }
        int end = at + 1;
        for (Optional<Strip.Gap> next = narrowed(strips, end, gap); next
                .isPresent(); next = narrowed(strips, end, gap)) {
            gap = next.get();
            end++;
        }
        return new Gutter(first, end, gap.from(), gap.to()).trimmed(strips);
    }

    /** What is left of a gap on a further strip, if there is one and the rest is wide enough. */
    private static Optional<Strip.Gap> narrowed(List<Strip> strips, int at, Strip.Gap gap) {
        if (at < 0 || at >= strips.size()) {
            return Optional.empty();
        }
        double least = narrowest(strips.get(at)) * 0.85;
        return strips.get(at).allGaps(least).stream().map(gap::shared).filter(shared -> shared.width() >= least)
                .max(Comparator.comparingDouble(Strip.Gap::width));
    }

    /** At its ends a column may be longer than the other, but not go on as another paragraph. */
    private Gutter trimmed(List<Strip> strips) {
        int top = Math.max(firstWith(strips, Strip::hasLeft), firstWith(strips, Strip::hasRight));
        int bottom = Math.min(lastWith(strips, Strip::hasLeft), lastWith(strips, Strip::hasRight)) + 1;
        if (bottom <= top) {
            return new Gutter(first, first, from, to);
        }
        while (bottom < end && isClose(strips, bottom - 1)) {
            bottom++;
        }
        while (top > first && isClose(strips, top - 1)) {
            top--;
        }
        return new Gutter(top, bottom, from, to);
    }

    private int firstWith(List<Strip> strips, BiPredicate<Strip, Double> side) {
        return IntStream.range(first, end).filter(at -> side.test(strips.get(at), center())).findFirst().orElse(end);
    }

    private int lastWith(List<Strip> strips, BiPredicate<Strip, Double> side) {
        return IntStream.range(first, end).filter(at -> side.test(strips.get(at), center())).max().orElse(first - 1);
    }

    private static boolean isClose(List<Strip> strips, int upper) {
        Row row = strips.get(upper).row();
        return strips.get(upper + 1).row().baseline() - row.baseline() < PARAGRAPH_GAP * row.size();
    }

    private double weight(List<Strip> strips) {
        return strips.subList(first, end).stream().filter(strip -> strip.hasBothSides(center())).count()
                + (to - from) / 100;
    }
}
