package dev.parlance.knowledge.retrieval.record;

import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.parlance.knowledge.document.Wording;

/**
 * A search that was answered.
 *
 * @param terms what was looked for
 * @param order the name of what decided about it
 * @param top how many results were wanted at most
 * @param quality what the best passage is worth by meaning and words together, 0 to 1, whatever the order; 0 for none
 * @param scores of the first results, best first
 * @param key the API key it was asked with
 */
public record SearchNote(UUID account, Set<UUID> collections, List<String> terms, String order, int top, int results,
        double quality, List<Double> scores, long milliseconds, Origin origin, @Nullable UUID key) {

    private static final int LONGEST_TERM = 500;

    private static final int MOST_SCORES = 10;

    /** Longer terms and further scores say little about a search and would fill the memory of many. */
    public SearchNote {
        collections = Set.copyOf(collections);
        terms = terms.stream().map(SearchNote::kept).toList();
        scores = scores.stream().limit(MOST_SCORES).toList();
    }

    private static String kept(String term) {
        return Wording.of(term.substring(0, Math.min(LONGEST_TERM, term.length()))).text();
    }

    /** What the search was for. */
    public enum Origin {
        /** Somebody looked for documents. */
        QUERY,
        /** A question is to be answered from what was found. */
        ANSWER
    }
}
