package dev.parlance.knowledge.parsing.pdf;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** Words on one line, from left to right. What follows from them is worked out once. */
final class Row {

    private static final double SAME_BASELINE = 0.32;

    private final List<Word> words;

    private final Box box;

    private final double baseline;

    private final double size;

    private @Nullable String text;

    Row(List<Word> words) {
        this.words = words;
        this.box = Box.around(words.stream().map(Word::box).toList());
        this.baseline = words.stream().mapToDouble(Word::baseline).max().orElse(0);
        this.size = commonestSize(words);
    }

    private static double commonestSize(List<Word> words) {
        Map<Double, Integer> letters = new HashMap<>();
        words.forEach(word -> letters.merge(word.size(), word.text().length(), Integer::sum));
        return letters.entrySet().stream()
                .max(Map.Entry.<Double, Integer>comparingByValue().thenComparing(Map.Entry::getKey))
                .map(Map.Entry::getKey).orElse(1.0);
    }

    /** Whether any of its words is set in about this size. */
    boolean hasSize(double other) {
        return words.stream().anyMatch(word -> Math.abs(word.size() - other) < 0.08 * other);
    }

    /** Puts words into rows from top to bottom; marks set above a line join the line. */
    static List<Row> of(List<Word> words) {
        List<Word> sorted = words.stream().sorted(Comparator.comparingDouble(Word::baseline)).toList();
        List<List<Word>> groups = new ArrayList<>();
        double baseline = 0;
        for (Word word : sorted) {
            if (groups.isEmpty() || word.baseline() - baseline > SAME_BASELINE * word.size()) {
                groups.add(new ArrayList<>());
                baseline = word.baseline();
            }
            groups.getLast().add(word);
        }
        List<Row> rows = new ArrayList<>(groups.stream().map(Row::sorted).toList());
        joinMarks(rows);
        return rows;
    }

    private static Row sorted(List<Word> words) {
        Row row = new Row(words.stream().sorted(Comparator.comparingDouble(word -> word.box().left())).toList());
        double size = row.size();
        double baseline = row.baseline();
        return new Row(row.words.stream().map(word -> word.isRaised(baseline, size) ? word.marked() : word).toList());
    }

    /** Marks above a line and indices below it belong to the line. */
    private static void joinMarks(List<Row> rows) {
        for (int at = 0; at + 1 < rows.size(); at++) {
            Row upper = rows.get(at);
            Row lower = rows.get(at + 1);
            if (upper.isMarkFor(lower) || lower.isMarkFor(upper)) {
                List<Word> both = new ArrayList<>(upper.words());
                both.addAll(lower.words());
                rows.set(at + 1, sorted(both));
                rows.remove(at--);
            }
        }
    }

    private boolean isMarkFor(Row line) {
        double overlap = Math.min(box().bottom(), line.box().bottom()) - Math.max(box().top(), line.box().top());
        return size() < line.size() * 0.82 && overlap > 0.4 * box().height()
                && words.stream().allMatch(mark -> mark.text().length() <= 4);
    }

    List<Word> words() {
        return words;
    }

    Box box() {
        return box;
    }

    double baseline() {
        return baseline;
    }

    /** The size most of its characters have. */
    double size() {
        return size;
    }

    boolean isBold() {
        return words.stream()
                .allMatch(word -> word.bold() || !word.text().chars().anyMatch(Character::isLetterOrDigit));
    }

    String text() {
        String known = text;
        if (known == null) {
            known = Writing.line(words);
            text = known;
        }
        return known;
    }

    /** Its words in groups with more room between them than words of a sentence have. */
    List<Row> segments(double roomInEms) {
        List<Row> segments = new ArrayList<>();
        List<Word> open = new ArrayList<>();
        for (Word word : words) {
            if (!open.isEmpty()
                    && word.box().left() - rightOf(open) > roomInEms * Math.max(word.size(), open.getLast().size())) {
                segments.add(new Row(List.copyOf(open)));
                open.clear();
            }
            open.add(word);
        }
        segments.add(new Row(List.copyOf(open)));
        return segments;
    }

    private static double rightOf(List<Word> open) {
        return open.stream().mapToDouble(word -> word.box().right()).max().orElse(0);
    }
}
