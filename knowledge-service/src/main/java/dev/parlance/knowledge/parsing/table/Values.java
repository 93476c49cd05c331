package dev.parlance.knowledge.parsing.table;

import java.util.regex.Pattern;

/** Tells measured values from names. */
final class Values {

    private static final Pattern YEAR = Pattern
            .compile(
                    "(?:FY|Q[1-4]|H[12])?\\s?(?:19|20)\\d\\d(?:\\s?[-/–—]\\s?(?:\\d\\d|(?:19|20)\\d\\d))?\\s?[*)¹²³]?");

    private static final Pattern NUMBER = Pattern.compile(
            "[(\\[<>≤≥~≈±+\\-−–]?\\s?\\p{Sc}?\\s?[+\\-−–]?[.,]?\\d[\\d.,'’\\s\\u00a0\\u202f]*(?:[eE][+-]?\\d+)?\\s?(?:%|‰|\\p{Sc}|°C|°F)?[)\\]]?\\s?[*†‡]?");

    private static final String CODES = "(?:USD|EUR|GBP|CHF|JPY|CNY|KRW|SEK|NOK|DKK|PLN|CZK|HUF|AUD|CAD|INR|BRL|MXN|ZAR|SGD|HKD|Fr\\.|kr|zł)";

    private static final Pattern CODED_MONEY = Pattern
            .compile("(?:" + CODES + "\\s?-?\\d[\\d.,'’\\s]*|-?\\d[\\d.,'’\\s]*(?:" + CODES + "|円|원|元))");

    private static final Pattern DATE = Pattern
            .compile("\\d{1,4}[-/.]\\d{1,2}[-/.]\\d{1,4}(?:[T\\s]\\d{1,2}:\\d\\d.*)?|\\d{1,2}:\\d\\d(?::\\d\\d)?");

    private static final Pattern MARK = Pattern.compile("[-–—.*†‡‥…/]{1,3}|n/?a|N/?A|nil|none|null",
            Pattern.UNICODE_CASE);

    private Values() {
    }

    /** A year or a span of years: may name a column as well as be a value. */
    static boolean isYear(String text) {
        return YEAR.matcher(text).matches();
    }

    /** A number, an amount, a share, a date or a time. */
    static boolean isMeasured(String text) {
        return text.length() <= 40 && (NUMBER.matcher(text).matches() || DATE.matcher(text).matches()
                || CODED_MONEY.matcher(text).matches());
    }

    /** Something only a cell of the body holds. */
    static boolean isData(String text) {
        return isMeasured(text) && !isYear(text);
    }

    /** A sign that stands for a missing value. */
    static boolean isMark(String text) {
        return MARK.matcher(text).matches();
    }
}
