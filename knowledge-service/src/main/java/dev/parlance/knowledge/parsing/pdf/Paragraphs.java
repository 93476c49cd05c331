package dev.parlance.knowledge.parsing.pdf;

import java.util.ArrayList;
import java.util.List;

/** Parts the lines of a column into paragraphs. */
final class Paragraphs {

    private static final double OTHER_SIZE = 0.08;

    private static final double INDENT = 0.8;

    private static final String LABEL = "\\p{Lu}[\\p{L}\\p{M} .'/&-]{1,40}:\\s.*";

    private static final String SENTENCE_END = "(?s).*[.!?:。！？][\"'”’)\\]]*(?:\\[\\d{1,3}])?";

    private final List<Row> rows;

    private final double left;

    private final double right;

    private final double pitch;

    Paragraphs(List<Row> rows) {
        this.rows = rows;
        Box box = Box.around(rows.stream().map(Row::box).toList());
        this.left = box.left();
        this.right = box.right();
        this.pitch = usualPitch(rows);
    }

    List<TextBlock> of(int page) {
        List<TextBlock> blocks = new ArrayList<>();
        List<Row> open = new ArrayList<>();
        for (int at = 0; at < rows.size(); at++) {
            if (!open.isEmpty() && isNew(open, at)) {
                blocks.add(new TextBlock(List.copyOf(open), page));
                open.clear();
            }
            open.add(rows.get(at));
        }
        blocks.add(new TextBlock(List.copyOf(open), page));
        return blocks;
    }

    private boolean isNew(List<Row> open, int at) {
        Row before = open.getLast();
        Row line = rows.get(at);
        double step = line.baseline() - before.baseline();
        return otherType(before, line) || isElsewhere(before, line) || Leaders.endIn(before.text())
                || (step > 1.3 * expectedStep(open, at) && step > 1.25 * line.size())
                || step > 2.4 * line.size()
                || TextBlock.startsItem(line) || startsEntry(open, line) || endsShort(before, line)
                || isIndented(open, at);
    }

    /** Lines that do not stand below one another at all. */
    private static boolean isElsewhere(Row before, Row line) {
        return before.box().sharedWidth(line.box().left(), line.box().right()) < -2 * line.size();
    }

    /** As far as the lines of the paragraph have stood apart so far, or those that follow do. */
    private double expectedStep(List<Row> open, int at) {
        if (open.size() > 1) {
            return open.getLast().baseline() - open.get(open.size() - 2).baseline();
        }
        boolean more = at + 1 < rows.size() && !otherType(rows.get(at), rows.get(at + 1));
        return more ? Math.max(rows.get(at + 1).baseline() - rows.get(at).baseline(), 0) : pitch;
    }

    private static boolean otherType(Row before, Row line) {
        boolean size = Math.abs(before.size() - line.size()) > OTHER_SIZE * before.size()
                && !line.hasSize(before.size())
                && !before.hasSize(line.size());
        return size || (before.isBold() != line.isBold() && (isHeadingLike(before) || isHeadingLike(line)));
    }

    private static boolean isHeadingLike(Row line) {
        return line.isBold() && line.text().length() < 100;
    }

    /** Numbered entries and lines of labels with values stand for themselves. */
    private static boolean startsEntry(List<Row> open, Row line) {
        if (TextBlock.startsNumbered(line)) {
            boolean sibling = TextBlock.startsNumbered(open.getFirst());
            boolean afterStop = open.getLast().text().matches(SENTENCE_END);
            return sibling || afterStop;
        }
        return line.text().matches(LABEL) && open.getLast().text().matches(LABEL);
    }

    /** A line that leaves much room at its end was the last one, unless the sentence goes on. */
    private boolean endsShort(Row before, Row line) {
        double room = right - before.box().right();
        double width = Math.max(1, right - left);
        double firstWord = line.words().getFirst().box().width();
        boolean wouldFit = room > firstWord + 0.5 * line.size();
        int first = line.text().codePointAt(0);
        boolean stops = before.text().matches(SENTENCE_END);
        return wouldFit && ((room > width * 0.38 && !Character.isLowerCase(first))
                || (room > width * 0.12 && stops && !Character.isLowerCase(first)));
    }

    /** A first line set in from the others; in a list it is the lines after the first that are. */
    private boolean isIndented(List<Row> open, int at) {
        Row line = rows.get(at);
        double by = line.box().left() - open.getLast().box().left();
        double em = line.size();
        if (by > INDENT * em) {
            boolean hanging = open.size() == 1 && (open.getFirst().text().matches(TextBlock.ITEM_START)
                    || TextBlock.startsNumbered(open.getFirst()));
            boolean returns = at + 1 < rows.size() && rows.get(at + 1).box().left() < line.box().left() - INDENT * em;
            return !hanging && returns;
        }
        return by < -INDENT * em && open.size() > 1
                && open.get(open.size() - 2).box().left() - line.box().left() > INDENT * em;
    }

    private static double usualPitch(List<Row> rows) {
        List<Double> steps = new ArrayList<>();
        for (int at = 1; at < rows.size(); at++) {
            double step = rows.get(at).baseline() - rows.get(at - 1).baseline();
            if (step < 2.5 * rows.get(at).size()) {
                steps.add(step);
            }
        }
        steps.sort(null);
        return steps.isEmpty() ? Double.MAX_VALUE : steps.get((steps.size() - 1) / 2);
    }
}
