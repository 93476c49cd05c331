package dev.parlance.knowledge.parsing.pdf;

import java.util.List;
import java.util.function.Predicate;

/** Weighs whether the texts on both sides of a gap are columns to be read one after the other, or cells to be read across. */
final class ColumnEvidence {

    private static final int FEWEST_LINES = 6;

    private final Gutter gutter;

    private final List<Rule> rules;

    private final List<Row> left;

    private final List<Row> right;

    private final double top;

    private final double bottom;

    ColumnEvidence(List<Strip> strips, Gutter gutter, List<Rule> rules) {
        this.gutter = gutter;
        this.rules = rules;
        List<Strip> band = strips.subList(gutter.first(), gutter.end());
        this.left = side(band, word -> word.box().centerX() < gutter.center());
        this.right = side(band, word -> word.box().centerX() > gutter.center());
        this.top = band.isEmpty() ? 0 : band.getFirst().row().box().top();
        this.bottom = band.isEmpty() ? 0 : band.getLast().row().box().bottom();
    }

    boolean isConvincing() {
        if (Math.min(left.size(), right.size()) < 2 || left.size() + right.size() < FEWEST_LINES) {
            return false;
        }
        if (isProse(left) && isProse(right)) {
            return true;
        }
        long crossing = rules.stream().filter(this::crosses).count();
        long ending = rules.stream()
                .filter(rule -> isWithin(rule) && (rule.to() < gutter.to() || rule.from() > gutter.from())).count();
        return crossing * 4 <= ending && (endsOnBothSides() || isMisaligned());
    }

    private static List<Row> side(List<Strip> band, Predicate<Word> wanted) {
        return band.stream().map(strip -> new Row(strip.row().words().stream().filter(wanted).toList()))
                .filter(row -> !row.words().isEmpty()).toList();
    }

    /** Most lines fill the column and are made of words without wide gaps. */
    private static boolean isProse(List<Row> lines) {
        Box column = Box.around(lines.stream().map(Row::box).toList());
        long full = lines.stream().filter(line -> line.box().width() > column.width() * 0.7).count();
        long whole = lines.stream().filter(line -> line.segments(1.5).size() == 1).count();
        double letters = lines.stream().mapToInt(ColumnEvidence::letters).average().orElse(0);
        int least = Writing.hasWideScript(lines) ? 9 : 18;
        return lines.size() > 2 && full * 2 >= lines.size() && whole * 10 >= lines.size() * 8L && letters >= least;
    }

    private static int letters(Row line) {
        return (int) line.text().codePoints().filter(Character::isLetter).count();
    }

    private boolean isWithin(Rule rule) {
        return rule.horizontal() && rule.at() > top - 2 && rule.at() < bottom + 2;
    }

    private boolean crosses(Rule rule) {
        return isWithin(rule) && rule.at() > top + 2 && rule.at() < bottom - 2 && rule.from() < gutter.from() - 4
                && rule.to() > gutter.to() + 4;
    }

    private boolean endsOnBothSides() {
        double leftWidth = Box.around(left.stream().map(Row::box).toList()).width();
        double rightWidth = Box.around(right.stream().map(Row::box).toList()).width();
        return rules.stream()
                .anyMatch(rule -> isWithin(rule) && rule.to() < gutter.to() && rule.length() > leftWidth * 0.6)
                && rules.stream().anyMatch(
                        rule -> isWithin(rule) && rule.from() > gutter.from() && rule.length() > rightWidth * 0.6);
    }

    /** Cells of a row share a baseline; independent columns do so only by chance. */
    private boolean isMisaligned() {
        List<Row> fewer = left.size() < right.size() ? left : right;
        List<Row> more = left.size() < right.size() ? right : left;
        long aligned = fewer.stream().filter(line -> line.sharesBaseline(more, 0.22)).count();
        return fewer.size() > 3 && aligned * 2 < fewer.size();
    }
}
