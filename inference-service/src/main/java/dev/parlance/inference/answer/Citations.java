package dev.parlance.inference.answer;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.parlance.inference.extraction.Extract;
import dev.parlance.inference.extraction.Passage;
import dev.parlance.inference.stream.Source;

/** Says on which passages an answer rests. */
final class Citations {

    private static final Pattern MARK = Pattern.compile("\\[(\\d{1,2})]");

    private static final int LONGEST_QUOTE = 300;

    /** How many passages stand in for an answer that cites none. */
    private static final int UNCITED = 3;

    private Citations() {
    }

    /** Those the built-in model names itself. */
    static List<Source> of(Extract extract) {
        return extract.citations().stream()
                .map(cited -> new Source(cited.documentName(), bounded(cited.score()), cited.documentId(), cited.page(),
                        cited.heading(), shortened(cited.quote())))
                .toList();
    }

    /**
     * Those a model names by their numbers, in the order it names them.
     *
     * @param given the passages as they were numbered for it, from 1
     * @param confined whether it had nothing else: then the best ones stand in where it names none
     */
    static List<Source> of(String answer, List<Passage> given, boolean confined) {
        Set<Integer> numbers = new LinkedHashSet<>();
        Matcher marks = MARK.matcher(answer);
        while (marks.find()) {
            numbers.add(Integer.parseInt(marks.group(1)));
        }
        List<Source> cited = numbers.stream().filter(number -> number >= 1 && number <= given.size())
                .map(number -> source(given.get(number - 1))).toList();
        return cited.isEmpty() && confined ? given.stream().limit(UNCITED).map(Citations::source).toList() : cited;
    }

    private static Source source(Passage passage) {
        return new Source(passage.documentName(), bounded(passage.score()), passage.documentId(), passage.page(),
                passage.heading(), shortened(passage.text()));
    }

    private static double bounded(double score) {
        return Double.isNaN(score) ? 0 : Math.round(Math.clamp(score, 0, 1) * 10_000) / 10_000.0;
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_QUOTE ? text : text.substring(0, LONGEST_QUOTE - 1).strip() + "…";
    }
}
