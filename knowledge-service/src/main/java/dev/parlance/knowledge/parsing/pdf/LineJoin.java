package dev.parlance.knowledge.parsing.pdf;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Joins lines to running text. A hyphen at a line's end goes or stays, as the rest of the document writes the word. */
final class LineJoin {

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}]+(?:-[\\p{L}\\p{M}]+)*");

    private static final Pattern BROKEN = Pattern.compile("([\\p{L}\\p{M}]+(?:-[\\p{L}\\p{M}]+)*)[-\u2010\u00ad]$");

    private static final LineJoin WITHOUT_DOCUMENT = new LineJoin(Set.of());

    private static final int SHORTEST_HEAD = 3;

    private static final int LONGEST_WORD = 60;

    private final Set<String> words;

    private final Set<String> tails = new HashSet<>();

    private LineJoin(Set<String> words) {
        this.words = words;
        words.stream().filter(word -> word.contains("-"))
                .forEach(word -> tails.add(word.substring(word.lastIndexOf('-') + 1)));
    }

    /** Knows the words that stand whole on some line of the document: not the first or last, which may be parts. */
    static LineJoin knowing(List<Row> rows) {
        Set<String> words = new HashSet<>();
        for (Row row : rows) {
            Matcher word = WORD.matcher(row.text());
            while (word.find()) {
                if (word.start() > 0 && word.end() < row.text().length() - 1) {
                    String lower = word.group().toLowerCase(Locale.ROOT);
                    words.add(lower);
                    words.addAll(List.of(lower.split("-")));
                }
            }
        }
        return new LineJoin(words);
    }

    /** Joins the lines of a cell, where the document is not at hand. */
    static String plain(List<Row> rows) {
        StringBuilder text = new StringBuilder();
        rows.forEach(row -> WITHOUT_DOCUMENT.append(text, row.text()));
        return text.toString();
    }

    void append(StringBuilder text, String line) {
        if (text.isEmpty() || line.isEmpty()) {
            text.append(line);
            return;
        }
        int first = line.codePointAt(0);
        if ("-\u2010\u00ad".indexOf(text.charAt(text.length() - 1)) >= 0 && Character.isLetter(first)) {
            appendBroken(text, line, first);
        } else {
            text.append(isSeamless(text.codePointBefore(text.length()), first) ? "" : " ").append(line);
        }
    }

    private void appendBroken(StringBuilder text, String line, int first) {
        Matcher broken = BROKEN.matcher(text.substring(Math.max(0, text.length() - LONGEST_WORD)));
        if (broken.find() && losesHyphen(broken.group(1), line, first)) {
            text.setLength(text.length() - 1);
        } else if (!broken.find(0)) {
            text.append(' ');
        }
        text.append(line);
    }

    private static boolean isSeamless(int before, int after) {
        return (Writing.isUnspaced(before) && Writing.isUnspaced(after)) || (before == '/' && Character.isLetter(after))
                || (before == '–' && Character.isDigit(after));
    }

    private boolean losesHyphen(String head, String line, int first) {
        Matcher tail = WORD.matcher(line);
        if (!Character.isLowerCase(first) || head.contains("-") || head.length() == 1 || !tail.find()) {
            return false;
        }
        String next = tail.group().toLowerCase(Locale.ROOT);
        String lower = head.toLowerCase(Locale.ROOT);
        boolean compound = words.contains(lower + "-" + next) || (words.contains(lower) && words.contains(next))
                || (tails.contains(next) && head.length() >= SHORTEST_HEAD);
        return words.contains(lower + next) || !compound;
    }
}
