package dev.parlance.knowledge.index.words;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.jspecify.annotations.Nullable;

/**
 * Counts the terms of passages and questions. What stands in the text counts {@value #TEXT} times, what only the heading
 * or the name of the document says counts once, so all fields share one list of terms and one statistic.
 */
public final class Terms {

    /** How much a term of the text counts; a term of a heading or a name counts 1. */
    public static final int TEXT = 2;

    private static final int LONGEST_QUESTION = 8_000;
    private static final int MOST_TERMS_ASKED = 256;
    private static final int MOST_REPEATS = 3;

    private static final Analyzer STORED = new EveryScriptAnalyzer(true);
    private static final Analyzer ASKED = new EveryScriptAnalyzer(false);

    private Terms() {
    }

    /** Term to weighted count, in order of appearance. */
    public static Map<String, Integer> ofPassage(String text, @Nullable String heading, String documentName) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        count(STORED, text, TEXT, counts);
        count(STORED, heading == null ? "" : heading, 1, counts);
        count(STORED, documentName, 1, counts);
        return counts;
    }

    /** Term to count, at most {@value #MOST_TERMS_ASKED} terms from the beginning of the question. */
    public static Map<String, Integer> ofQuestion(String words) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        count(ASKED, words.substring(0, Math.min(words.length(), LONGEST_QUESTION)), 1, counts);
        Map<String, Integer> asked = new LinkedHashMap<>();
        counts.entrySet().stream().limit(MOST_TERMS_ASKED)
                .forEach(term -> asked.put(term.getKey(), Math.min(term.getValue(), MOST_REPEATS)));
        return asked;
    }

    private static void count(Analyzer analyzer, String text, int weight, Map<String, Integer> counts) {
        Stream<String> codes = Codes.of(Normalizer.normalize(text, Normalizer.Form.NFKC));
        Stream.concat(words(analyzer, text), codes).forEach(term -> counts.merge(term, weight, Integer::sum));
    }

    private static Stream<String> words(Analyzer analyzer, String text) {
        Stream.Builder<String> words = Stream.builder();
        try (var tokens = analyzer.tokenStream("", text)) {
            var term = tokens.addAttribute(CharTermAttribute.class);
            tokens.reset();
            while (tokens.incrementToken()) {
                words.add(term.toString());
            }
            tokens.end();
        } catch (IOException impossible) {
            throw new UncheckedIOException("A string cannot fail to be read", impossible);
        }
        return words.build();
    }
}
