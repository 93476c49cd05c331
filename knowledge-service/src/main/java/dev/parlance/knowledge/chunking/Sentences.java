package dev.parlance.knowledge.chunking;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Parts a paragraph into sentences. Abbreviations, initials and decimals do not end one; full-width stops always do. */
final class Sentences {

    private static final Set<String> ABBREVIATIONS = Set.of("mr", "mrs", "ms", "dr", "prof", "st", "no", "nr", "nos",
            "fig", "figs",
            "eq", "eqs", "sec", "ch", "vs", "etc", "e.g", "i.e", "cf", "al", "approx", "inc", "ltd", "co", "corp",
            "dept", "est", "vol",
            "pp", "p", "art", "abs", "ca", "bzw", "z.b", "d.h", "u.a", "ggf", "inkl", "zzgl", "usw", "str", "tel",
            "jan", "feb", "mar",
            "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "u.s", "u.k", "rev", "gen", "col", "sen",
            "rep", "jr", "sr",
            "p.ej", "sra", "m", "mme", "av", "ref", "refs", "resp", "tab", "max", "min", "ed", "eds", "vgl", "evtl");

    private static final String WIDE_STOPS = "。！？｡";

    private static final String STOPS = ".!?…";

    private static final String CLOSING = "\"'”’»)]）」』】";

    /** No sentence ends with more marks; a line of dots is not looked at again from each of them. */
    private static final int LONGEST_ENDING = 20;

    private static final int LONGEST_ABBREVIATION = 20;

    private Sentences() {
    }

    /** The sentences in order; joined by blanks, or by nothing after a full-width stop, they are the paragraph again. */
    static List<String> of(String paragraph) {
        List<String> sentences = new ArrayList<>();
        int start = 0;
        for (int at = 0; at < paragraph.length(); at++) {
            int end = endsAt(paragraph, at);
            if (end > 0) {
                add(paragraph.substring(start, end), sentences);
                start = end;
                at = end - 1;
            }
        }
        add(paragraph.substring(start), sentences);
        return sentences;
    }

    private static void add(String sentence, List<String> sentences) {
        if (!sentence.isBlank()) {
            sentences.add(sentence.strip());
        }
    }

    /** Where the sentence that stops at this character ends, or 0 if none stops here. */
    private static int endsAt(String text, int at) {
        char stop = text.charAt(at);
        boolean wide = WIDE_STOPS.indexOf(stop) >= 0;
        if (!wide && STOPS.indexOf(stop) < 0) {
            return 0;
        }
        int end = at + 1;
        while (end < Math.min(text.length(), at + LONGEST_ENDING)
                && (CLOSING + STOPS + WIDE_STOPS).indexOf(text.charAt(end)) >= 0) {
            end++;
        }
        boolean parted = end == text.length() || Character.isWhitespace(text.charAt(end));
        return wide || (parted && !(stop == '.' && isWithin(text, at, end))) ? end : 0;
    }

    private static boolean isWithin(String text, int stop, int end) {
        int next = end;
        while (next < text.length() && Character.isWhitespace(text.charAt(next))) {
            next++;
        }
        return (next < text.length() && Character.isLowerCase(text.charAt(next))) || isAbbreviation(text, stop);
    }

    private static boolean isAbbreviation(String text, int stop) {
        int start = stop;
        while (start > 0 && stop - start < LONGEST_ABBREVIATION
                && (Character.isLetterOrDigit(text.charAt(start - 1)) || text.charAt(start - 1) == '.')) {
            start--;
        }
        String word = text.substring(start, stop);
        boolean initial = word.length() == 1 && Character.isUpperCase(word.charAt(0));
        boolean numbering = start == 0 && word.matches("[\\d.]{1,8}");
        return initial || numbering || ABBREVIATIONS.contains(word.toLowerCase(Locale.ROOT));
    }
}
