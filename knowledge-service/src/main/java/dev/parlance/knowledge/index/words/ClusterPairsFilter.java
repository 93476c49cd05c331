package dev.parlance.knowledge.index.words;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.TypeAttribute;

/**
 * Cuts Thai, Lao, Khmer and Burmese, which write no spaces, into overlapping pairs of letters. A letter keeps the marks
 * that are written on it.
 */
final class ClusterPairsFilter extends TokenFilter {

    private static final String WITHOUT_SPACES = StandardTokenizer.TOKEN_TYPES[StandardTokenizer.SOUTHEAST_ASIAN];

    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final TypeAttribute type = addAttribute(TypeAttribute.class);
    private final Deque<String> pairs = new ArrayDeque<>();

    ClusterPairsFilter(TokenStream words) {
        super(words);
    }

    @Override
    public boolean incrementToken() throws IOException {
        if (pairs.isEmpty() && !input.incrementToken()) {
            return false;
        }
        if (pairs.isEmpty() && type.type().equals(WITHOUT_SPACES)) {
            pairs.addAll(pairsOf(clustersOf(term.toString())));
        }
        if (!pairs.isEmpty()) {
            term.setEmpty().append(pairs.removeFirst());
        }
        return true;
    }

    @Override
    public void reset() throws IOException {
        super.reset();
        pairs.clear();
    }

    private static List<String> pairsOf(List<String> clusters) {
        if (clusters.size() < 2) {
            return clusters;
        }
        List<String> pairs = new ArrayList<>();
        for (int i = 1; i < clusters.size(); i++) {
            pairs.add(clusters.get(i - 1) + clusters.get(i));
        }
        return pairs;
    }

    private static List<String> clustersOf(String word) {
        List<String> clusters = new ArrayList<>();
        int start = 0;
        for (int next = 0; next < word.length(); next += Character.charCount(word.codePointAt(next))) {
            if (next > start && !isMark(word.codePointAt(next))) {
                clusters.add(word.substring(start, next));
                start = next;
            }
        }
        clusters.add(word.substring(start));
        return clusters;
    }

    private static boolean isMark(int letter) {
        int kind = Character.getType(letter);
        return kind == Character.NON_SPACING_MARK || kind == Character.COMBINING_SPACING_MARK;
    }
}
