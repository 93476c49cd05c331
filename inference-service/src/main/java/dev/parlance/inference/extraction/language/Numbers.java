package dev.parlance.inference.extraction.language;

import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers in one plain form, so that {@code 47,400}, {@code 47.400} and {@code 47 400} (with a hard space) are all {@code 47400}. */
public final class Numbers {

    private static final Pattern GROUPED = Pattern
            .compile("\\d{1,3}(?:[.,'’\\u00a0\\u202f\\u2009]\\d{3})+(?:[.,]\\d{1,2})?");

    private static final Pattern SEPARATOR = Pattern.compile("[.,'’\\u00a0\\u202f\\u2009](?=\\d{3})");

    private static final Pattern EMPTY_FRACTION = Pattern.compile("[.,]0+$");

    private static final Pattern LEADING_ZEROS = Pattern.compile("^0+(?=\\d)");

    private static final Pattern WRITTEN = Pattern
            .compile("(?<![\\p{L}\\d])([-–−(]?)[$€£¥]?\\s?(\\d+(?:[.,'’\\u00a0\\u202f\\u2009]\\d+)*)");

    private static final Pattern ORDINAL = Pattern.compile("(\\d+)(?:st|nd|rd|th|º|ª|er|ème|e)");

    private Numbers() {
    }

    static boolean isJoint(char c) {
        return c == '.' || c == ',' || c == '\'' || c == '’' || c == '\u00a0' || c == '\u202f' || c == '\u2009';
    }

    static String plain(String written) {
        String number = GROUPED.matcher(written).matches() ? SEPARATOR.matcher(written).replaceAll("") : written;
        number = EMPTY_FRACTION.matcher(number).replaceFirst("").replace(',', '.');
        return LEADING_ZEROS.matcher(number).replaceFirst("");
    }

    /** The first number in a text; negative with a minus before it or brackets around it, as accountants write. */
    public static OptionalDouble first(String text) {
        Matcher number = WRITTEN.matcher(text);
        if (!number.find()) {
            return OptionalDouble.empty();
        }
        String plain = plain(number.group(2));
        boolean parts = plain.indexOf('.') != plain.lastIndexOf('.');
        if (parts) {
            return OptionalDouble.empty();
        }
        double value = Double.parseDouble(plain);
        return OptionalDouble.of(number.group(1).isEmpty() ? value : -value);
    }

    static boolean isOrdinal(String lowerCase) {
        return Character.isDigit(lowerCase.charAt(0)) && ORDINAL.matcher(lowerCase).matches();
    }

    static String ordinalValue(String lowerCase) {
        return ORDINAL.matcher(lowerCase).replaceFirst("$1");
    }
}
