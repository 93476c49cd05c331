package dev.parlance.knowledge.parsing.table;

/** Tells numbers, amounts, shares and dates from words, for those who look for tables. */
public final class Measures {

    private Measures() {
    }

    public static boolean isMeasured(String text) {
        return Values.isMeasured(text);
    }
}
