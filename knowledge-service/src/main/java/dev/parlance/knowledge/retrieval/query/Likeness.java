package dev.parlance.knowledge.retrieval.query;

import dev.parlance.knowledge.retrieval.Found;

/**
 * What is demanded of a passage to be told.
 *
 * @param meaning the least likeness in meaning, 0 to 1
 * @param wording how far it has to use the words of the question to be told though it is less alike, 0 to 1; above that, never
 */
public record Likeness(double meaning, double wording) {

    /** Codes, names and numbers mean little to a model, and a passage that has them is what was looked for. */
    static final Likeness USUAL = new Likeness(0.2, 0.35);

    private static final double NEVER = 2;

    /** Exactly what a caller has asked for. */
    public static Likeness of(double meaning) {
        return new Likeness(meaning, NEVER);
    }

    boolean isMetBy(Found passage) {
        return passage.similarity() >= meaning || passage.wording() >= wording;
    }
}
