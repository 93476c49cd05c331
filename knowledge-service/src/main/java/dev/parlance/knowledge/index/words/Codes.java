package dev.parlance.knowledge.index.words;

import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds what people write with separators and search without them: {@code SKU-5512}, {@code 20-8143439}, {@code 47,400}.
 */
final class Codes {

    private static final int SHORTEST = 3;
    private static final int LONGEST = 64;
    private static final Pattern JOINED = Pattern
            .compile("(?<![\\p{L}\\p{N}])[\\p{L}\\p{N}]+(?:[-_./:,'’][\\p{L}\\p{N}]+)+(?![\\p{L}\\p{N}])");
    private static final Pattern GROUPED_NUMBER = Pattern
            .compile("(\\p{Nd}{1,3}(?:[.,'’]\\p{Nd}{3})+)(?:[.,]\\p{Nd}{1,2})?");
    private static final Pattern DECIMAL = Pattern.compile("\\p{Nd}+[.,]\\p{Nd}+");
    private static final Pattern SEPARATOR = Pattern.compile("[^\\p{L}\\p{N}]");
    private static final Pattern DIGIT = Pattern.compile("\\p{Nd}");

    private Codes() {
    }

    /** The codes of a text in small letters and without separators, as often as they occur. */
    static Stream<String> of(String text) {
        return JOINED.matcher(text).results().map(found -> found.group().toLowerCase(Locale.ROOT))
                .filter(code -> code.length() <= LONGEST && DIGIT.matcher(code).find()).map(Codes::withoutSeparators)
                .filter(code -> code.length() >= SHORTEST);
    }

    private static String withoutSeparators(String code) {
        var number = GROUPED_NUMBER.matcher(code);
        if (number.matches()) {
            return SEPARATOR.matcher(number.group(1)).replaceAll("");
        }
        return DECIMAL.matcher(code).matches() ? "" : SEPARATOR.matcher(code).replaceAll("");
    }
}
