package dev.parlance.knowledge.parsing.mail;

import java.util.Iterator;
import java.util.stream.Stream;

/** Takes the marks of quotation off the lines of a message, and parts what different people wrote. */
final class QuotedText {

    private QuotedText() {
    }

    static String plain(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        int before = 0;
        try (Stream<String> lines = text.lines()) {
            for (Iterator<String> each = lines.iterator(); each.hasNext();) {
                String line = each.next();
                int start = start(line);
                int depth = depth(line, start);
                plain.append(depth != before || line.equals("-- ") ? "\n" : "").append(line, start, line.length())
                        .append('\n');
                before = depth;
            }
        }
        return plain.toString();
    }

    private static int start(String line) {
        int at = 0;
        int start = 0;
        while (at < line.length() && (line.charAt(at) == '>' || (line.charAt(at) == ' ' && start > 0))) {
            at++;
            start = line.charAt(at - 1) == '>' ? at : start;
        }
        return start < line.length() && start > 0 && line.charAt(start) == ' ' ? start + 1 : start;
    }

    private static int depth(String line, int end) {
        return (int) line.chars().limit(end).filter(character -> character == '>').count();
    }
}
