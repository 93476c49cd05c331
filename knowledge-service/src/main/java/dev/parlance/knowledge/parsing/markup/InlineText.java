package dev.parlance.knowledge.parsing.markup;

import java.util.ArrayList;
import java.util.List;

import dev.parlance.knowledge.parsing.Spacing;

/** Words gathered between two block borders, with the line breaks their author put there. */
final class InlineText {

    private static final int SHORT_LINE = 60;

    private final List<StringBuilder> lines = new ArrayList<>();

    void append(String words) {
        if (lines.isEmpty()) {
            lines.add(new StringBuilder());
        }
        lines.getLast().append(words);
    }

    void lineBreak() {
        lines.add(new StringBuilder());
    }

    /** The paragraphs gathered; afterwards nothing is. An empty line or a short line before a new start parts them. */
    List<String> take() {
        List<String> paragraphs = new ArrayList<>();
        StringBuilder open = new StringBuilder();
        String before = "";
        for (StringBuilder each : lines) {
            String line = Spacing.oneLine(each);
            if (line.isEmpty() || isApart(before, line)) {
                close(open, paragraphs);
            }
            open.append(open.isEmpty() ? "" : " ").append(line);
            before = line;
        }
        close(open, paragraphs);
        lines.clear();
        return paragraphs;
    }

    private static boolean isApart(String before, String line) {
        int first = line.codePointAt(0);
        return !before.isEmpty() && before.length() < SHORT_LINE && !before.endsWith(",")
                && !Character.isLowerCase(first);
    }

    private static void close(StringBuilder open, List<String> paragraphs) {
        if (!open.isEmpty()) {
            paragraphs.add(open.toString());
            open.setLength(0);
        }
    }
}
