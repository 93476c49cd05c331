package dev.parlance.knowledge.parsing.pdf;

import java.util.regex.Pattern;

/** The dots that lead the eye from a name to a number at the other end of the line. */
final class Leaders {

    private static final Pattern DOTS = Pattern.compile("(?:\\s*[.·_…]){5,}\\s*");

    private Leaders() {
    }

    static boolean endIn(String line) {
        return DOTS.matcher(line).find();
    }

    static String shortened(String line) {
        return DOTS.matcher(line).replaceAll(" … ");
    }
}
