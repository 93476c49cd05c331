package dev.parlance.knowledge.index;

import org.jspecify.annotations.Nullable;

/**
 * A passage that may answer a question, judged twice, whichever of the two found it.
 *
 * @param cosine of the angle between the vectors of question and passage, -1 to 1; 0 where one of them has none
 * @param wording how much of the weight of the question's words the passage carries, 0 to 1. Rare words weigh more; 1
 *            would need every word again and again
 * @param direction the vector of the passage at length one, told of the first {@value #DIRECTED} of a search only, for
 *            they are the ones worth comparing with each other; nothing where the passage has none
 */
public record Candidate(Excerpt excerpt, double cosine, double wording, float @Nullable [] direction) {

    /** Of how many candidates, from the best, the direction is told. */
    public static final int DIRECTED = 50;
}
