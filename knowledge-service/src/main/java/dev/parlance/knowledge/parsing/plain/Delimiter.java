package dev.parlance.knowledge.parsing.plain;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Finds the character that parts the cells: the one that occurs equally often on most lines. */
final class Delimiter {

    private static final List<Character> CANDIDATES = List.of(',', ';', '\t', '|');

    private static final int SAMPLE_LINES = 200;

    private final List<String> lines;

    Delimiter(String text) {
        this.lines = sample(text);
    }

    char find() {
        return CANDIDATES.stream().max(Comparator.comparingDouble(this::steadiness))
                .filter(best -> steadiness(best) > 0)
                .orElse(',');
    }

    /** Share of lines with the commonest count above zero, a little more for more columns. */
    private double steadiness(char delimiter) {
        List<Integer> counts = lines.stream().map(line -> count(line, delimiter)).toList();
        int commonest = counts.stream().filter(count -> count > 0)
                .max(Comparator.comparingInt(count -> Collections.frequency(counts, count))).orElse(0);
        return commonest == 0
                ? 0
                : (double) Collections.frequency(counts, commonest) / counts.size() + Math.min(commonest, 20) * 0.005;
    }

    /** Lines as the eye sees them, but a quoted line end does not end one. */
    private static List<String> sample(String text) {
        List<String> lines = new ArrayList<>();
        StringBuilder open = new StringBuilder();
        try (Stream<String> all = text.lines()) {
            for (String line : (Iterable<String>) all.limit(SAMPLE_LINES)::iterator) {
                open.append(line);
                if (open.chars().filter(character -> character == '"').count() % 2 == 0) {
                    lines.add(open.toString());
                    open.setLength(0);
                }
            }
        }
        lines.removeIf(String::isBlank);
        return lines;
    }

    private static int count(String line, char delimiter) {
        int count = 0;
        boolean quoted = false;
        for (int at = 0; at < line.length(); at++) {
            char character = line.charAt(at);
            quoted ^= character == '"';
            count += !quoted && character == delimiter ? 1 : 0;
        }
        return count;
    }
}
