package dev.parlance.knowledge.retrieval;

import dev.parlance.knowledge.index.Excerpt;

/**
 * A passage that was found. All numbers are 0 to 1 and mean the same for every question, so they can be shown and compared
 * with a threshold: the best of unrelated passages mostly stays below 0.4, what is to the point mostly lies above.
 *
 * @param score what it was ranked by
 * @param similarity in meaning: 0 for what unrelated texts have in common, 1 for the same text
 * @param wording how far the passage uses the words of the question, the rare ones above all
 */
public record Found(Excerpt excerpt, double score, double similarity, double wording) {

    /** The same with another score. */
    public Found scored(double other) {
        return new Found(excerpt, other, similarity, wording);
    }
}
