package dev.parlance.inference.extraction.statement;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Cuts a paragraph into sentences without being misled by abbreviations, initials and decimal points. */
final class Sentences {

    private static final String ENDS = ".!?。！？…";

    private static final String CLOSERS = "\"'”’»)]」』）";

    private static final Set<String> ABBREVIATIONS = Set.of("mr", "mrs", "ms", "dr", "prof", "sr", "jr", "st", "vs",
            "etc", "inc", "ltd",
            "co", "corp", "no", "nos", "fig", "figs", "eq", "sec", "art", "vol", "pp", "p", "ed", "eds", "e.g", "i.e",
            "cf", "al", "approx",
            "dept", "gen", "gov", "sen", "rep", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct",
            "nov", "dec", "z.b",
            "bzw", "ca", "nr", "str", "sra", "dra", "av", "núm", "pág", "m", "mme", "mlle", "u.s", "u.k", "a.m", "p.m",
            "tel", "ext", "min",
            "max", "incl", "rev", "ref", "ph.d");

    private static final Pattern NUMBERED = Pattern.compile("\\p{L}+\\s\\d{1,3}|\\d{1,3}(?:\\.\\d{1,2})*");

    private Sentences() {
    }

    static List<String> of(String paragraph) {
        List<String> sentences = new ArrayList<>();
        int start = 0;
        for (int at = 0; at < paragraph.length(); at++) {
            int end = endAfter(paragraph, start, at);
            if (end > 0) {
                add(sentences, paragraph.substring(start, end));
                start = end;
                at = end - 1;
            }
        }
        add(sentences, paragraph.substring(start));
        return sentences;
    }

    private static void add(List<String> sentences, String sentence) {
        String stripped = sentence.strip();
        if (!stripped.isEmpty()) {
            sentences.add(stripped);
        }
    }

    private static int endAfter(String text, int start, int at) {
        char c = text.charAt(at);
        if (ENDS.indexOf(c) < 0) {
            return -1;
        }
        int end = at + 1;
        while (end < text.length() && (ENDS.indexOf(text.charAt(end)) >= 0 || CLOSERS.indexOf(text.charAt(end)) >= 0)) {
            end++;
        }
        if (c == '。' || c == '！' || c == '？') {
            return end;
        }
        boolean gap = end < text.length() && Character.isWhitespace(text.charAt(end));
        return gap && beginsSentence(text, end) && !isAbbreviation(text, start, at) ? end : -1;
    }

    private static boolean beginsSentence(String text, int gap) {
        int next = gap;
        while (next < text.length()
                && (Character.isWhitespace(text.charAt(next)) || "\"'“‘«([¿¡-•".indexOf(text.charAt(next)) >= 0)) {
            next++;
        }
        return next == text.length() || !Character.isLowerCase(text.charAt(next));
    }

    private static boolean isAbbreviation(String text, int start, int dot) {
        if (text.charAt(dot) != '.') {
            return false;
        }
        int from = dot;
        while (from > start && (Character.isLetter(text.charAt(from - 1)) || text.charAt(from - 1) == '.')) {
            from--;
        }
        String word = text.substring(from, dot);
        if (NUMBERED.matcher(text.substring(start, dot).strip()).matches()) {
            return true;
        }
        boolean initial = word.length() == 1 && Character.isUpperCase(word.charAt(0));
        return initial
                || ABBREVIATIONS.contains(word.toLowerCase(java.util.Locale.ROOT)) && !endsAnyway(text, dot, word);
    }

    /** "Inc." and "etc." end a sentence now and then: they do if an article or pronoun in capitals follows. */
    private static boolean endsAnyway(String text, int dot, String word) {
        String rest = text.substring(dot + 1, Math.min(text.length(), dot + 8)).stripLeading();
        boolean opener = rest.startsWith("The ") || rest.startsWith("It ") || rest.startsWith("In ")
                || rest.startsWith("We ")
                || rest.startsWith("This ");
        return opener && word.length() > 1;
    }
}
