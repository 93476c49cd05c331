package dev.parlance.knowledge.parsing.office;

import java.util.Locale;

/** Writes counts in the ways word processors number paragraphs. */
final class Numerals {

    private static final int[] VALUES = {1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1};

    private static final String[] ROMAN = {"m", "cm", "d", "cd", "c", "xc", "l", "xl", "x", "ix", "v", "iv", "i"};

    private Numerals() {
    }

    static String write(int count, String format) {
        return switch (format) {
            case "lowerLetter" -> letters(count);
            case "upperLetter" -> letters(count).toUpperCase(Locale.ROOT);
            case "lowerRoman" -> roman(count);
            case "upperRoman" -> roman(count).toUpperCase(Locale.ROOT);
            case "bullet", "none" -> "";
            case "decimalZero" -> count < 10 ? "0" + count : Integer.toString(count);
            default -> Integer.toString(count);
        };
    }

    /** After z comes aa, then bb. */
    private static String letters(int count) {
        String letter = String.valueOf((char) ('a' + Math.floorMod(count - 1, 26)));
        return letter.repeat(Math.clamp(1 + (count - 1) / 26, 1, 5));
    }

    private static String roman(int count) {
        StringBuilder roman = new StringBuilder();
        int left = Math.clamp(count, 0, 3999);
        for (int at = 0; at < VALUES.length; at++) {
            while (left >= VALUES[at]) {
                roman.append(ROMAN[at]);
                left -= VALUES[at];
            }
        }
        return roman.toString();
    }
}
