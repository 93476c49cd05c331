package dev.parlance.knowledge.index.words;

import java.util.Map;

/**
 * The part of BM25 that says how much it tells when a term counts f in a passage of length l:
 * {@code f / (f + K1 (1 - B + B l / TYPICAL_LENGTH))}, 0 to 1. The typical length is a constant, not the mean of what is
 * stored, so a passage is worth the same whatever else is stored beside it.
 */
public final class Saturation {

    public static final float K1 = 1.2f * Terms.TEXT;
    public static final float B = 0.75f;
    /** Some 150 words that are not stop words, in counts of {@link Terms}. */
    public static final float TYPICAL_LENGTH = 150f * Terms.TEXT;

    private Saturation() {
    }

    /** The length of a passage: the sum of its counts. */
    public static int lengthOf(Map<String, Integer> terms) {
        return terms.values().stream().mapToInt(Integer::intValue).sum();
    }

    public static float of(int count, int length) {
        return count / (count + K1 * (1 - B + B * length / TYPICAL_LENGTH));
    }
}
