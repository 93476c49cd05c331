package dev.parlance.knowledge.parsing.pdf;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** One height of a region: a row of words, with whatever was placed beside it. Boxes stand from left to right. */
record Strip(Row row, List<Box> boxes) {

    /** White room between two places on a strip; open at the margins. */
    record Gap(double from, double to) {

        double width() {
            return to - from;
        }

        Gap shared(Gap other) {
            return new Gap(Math.max(from, other.from), Math.min(to, other.to));
        }
    }

    static List<Strip> of(List<Row> rows, List<Box> placed) {
        List<Strip> strips = new ArrayList<>();
        for (Row row : rows) {
            List<Box> boxes = new ArrayList<>(row.words().stream().map(Word::box).toList());
            Box own = row.box();
            placed.stream().filter(box -> box.top() < own.bottom() && box.bottom() > own.top()).forEach(boxes::add);
            rows.stream().filter(other -> !other.equals(row) && isBeside(own, other.box()))
                    .flatMap(other -> other.words().stream()).forEach(word -> boxes.add(word.box()));
            strips.add(new Strip(row, boxes.stream().sorted(Comparator.comparingDouble(Box::left)).toList()));
        }
        return strips;
    }

    /** Columns need not share their baselines: rows at nearly the same height stand beside each other. */
    private static boolean isBeside(Box row, Box other) {
        double shared = Math.min(row.bottom(), other.bottom()) - Math.max(row.top(), other.top());
        return shared > 0.15 * Math.min(row.height(), other.height());
    }

    /** Gaps at least this wide between its boxes. */
    List<Gap> innerGaps(double least) {
        List<Gap> gaps = new ArrayList<>();
        double right = boxes.getFirst().right();
        for (Box box : boxes) {
            if (box.left() - right >= least) {
                gaps.add(new Gap(right, box.left()));
            }
            right = Math.max(right, box.right());
        }
        return gaps;
    }

    /** Inner gaps and the room to both margins. */
    List<Gap> allGaps(double least) {
        List<Gap> gaps = innerGaps(least);
        gaps.add(new Gap(Double.NEGATIVE_INFINITY, boxes.getFirst().left()));
        gaps.add(new Gap(boxes.stream().mapToDouble(Box::right).max().orElse(0), Double.POSITIVE_INFINITY));
        return gaps;
    }

    boolean hasBothSides(double x) {
        return hasLeft(x) && hasRight(x);
    }

    boolean hasLeft(double x) {
        return boxes.getFirst().left() < x;
    }

    boolean hasRight(double x) {
        return boxes.stream().anyMatch(box -> box.right() > x);
    }
}
