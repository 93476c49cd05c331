package dev.parlance.inference.stream;

import org.jspecify.annotations.Nullable;

/**
 * Writes a string as JSON that stays on one line for every reader: besides what JSON demands, the line and paragraph
 * separators of Unicode are escaped, because some clients cut their lines there, and lone surrogates, because they have no
 * UTF-8 form.
 */
public final class JsonText {

    private JsonText() {
    }

    public static String quoted(@Nullable String text) {
        if (text == null) {
            return "null";
        }
        StringBuilder out = new StringBuilder(text.length() + 16).append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isPlain(c) || Character.isSurrogate(c) && isPaired(text, i)) {
                out.append(c);
            } else {
                escape(out, c);
            }
        }
        return out.append('"').toString();
    }

    private static boolean isPlain(char c) {
        return c >= 0x20 && c != '"' && c != '\\' && c < 0x7F
                || c > 0x9F && c != '\u2028' && c != '\u2029' && !Character.isSurrogate(c);
    }

    private static boolean isPaired(String text, int i) {
        char c = text.charAt(i);
        return Character.isHighSurrogate(c)
                ? i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))
                : i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
    }

    private static void escape(StringBuilder out, char c) {
        switch (c) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            default -> out.append("\\u").append(HEX[c >> 12]).append(HEX[c >> 8 & 15]).append(HEX[c >> 4 & 15])
                    .append(HEX[c & 15]);
        }
    }

    private static final char[] HEX = "0123456789abcdef".toCharArray();
}
