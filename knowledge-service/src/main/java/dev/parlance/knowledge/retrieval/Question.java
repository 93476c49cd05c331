package dev.parlance.knowledge.retrieval;

import dev.parlance.knowledge.index.Scope;

/**
 * What is asked, and where the answer may be looked for.
 *
 * @param ranking what decides which passages are the best
 * @param limit how many passages at most, 1 to {@value #HIGHEST_LIMIT}
 */
public record Question(Scope scope, String text, Ranking ranking, int limit) {

    public static final int HIGHEST_LIMIT = 1_000;

    public Question {
        if (limit < 1 || limit > HIGHEST_LIMIT) {
            throw new IllegalArgumentException("A question is answered by 1 to %d passages".formatted(HIGHEST_LIMIT));
        }
    }
}
