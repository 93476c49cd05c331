package dev.parlance.knowledge.retrieval;

import dev.parlance.knowledge.index.Scope;

/**
 * What is asked, and where the answer may be looked for.
 *
 * @param limit how many passages at most, 1 to {@value #HIGHEST_LIMIT}
 */
record Question(Scope scope, String text, int limit) {

    public static final int HIGHEST_LIMIT = 1_000;

    public Question {
        if (limit < 1 || limit > HIGHEST_LIMIT) {
            throw new IllegalArgumentException("A question is answered by 1 to %d passages".formatted(HIGHEST_LIMIT));
        }
    }
}
