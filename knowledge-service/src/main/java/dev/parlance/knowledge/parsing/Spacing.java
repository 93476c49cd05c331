package dev.parlance.knowledge.parsing;

/** Knows which characters only take up room: folds them to single blanks and drops the invisible ones. */
public final class Spacing {

    private static final int SOFT_HYPHEN = 0xAD;

    private static final int NO_BREAK_HYPHEN = 0x2011;

    private Spacing() {
    }

    /** The text on one line, without leading, trailing or doubled blanks. */
    public static String oneLine(CharSequence text) {
        StringBuilder line = new StringBuilder(text.length());
        text.codePoints().forEach(character -> append(line, character));
        int end = line.length();
        return line.substring(0, end > 0 && line.charAt(end - 1) == ' ' ? end - 1 : end);
    }

    /** The text line by line, with what they begin with, without blanks at their ends and what cannot be seen. */
    static String lines(String text) {
        StringBuilder lines = new StringBuilder(text.length());
        text.lines().forEach(line -> appendLine(lines, line));
        return lines.toString();
    }

    private static void appendLine(StringBuilder lines, String line) {
        String shown = line.stripTrailing();
        lines.append(lines.isEmpty() ? "" : "\n");
        for (int at = 0; at < shown.length(); at++) {
            char character = shown.charAt(at);
            if (character == '\t') {
                lines.append("    ");
            } else if (!Character.isISOControl(character)) {
                lines.append(character);
            }
        }
    }

    private static void append(StringBuilder line, int character) {
        if (character == NO_BREAK_HYPHEN) {
            line.append('-');
        } else if (!isBlank(character)) {
            appendVisible(line, character);
        } else if (!line.isEmpty() && line.charAt(line.length() - 1) != ' ') {
            line.append(' ');
        }
    }

    private static void appendVisible(StringBuilder line, int character) {
        if (character != SOFT_HYPHEN && Character.getType(character) != Character.FORMAT
                && Character.getType(character) != Character.CONTROL && character != 0xFFFE) {
            line.appendCodePoint(character);
        }
    }

    private static boolean isBlank(int character) {
        return Character.isWhitespace(character) || Character.isSpaceChar(character);
    }
}
