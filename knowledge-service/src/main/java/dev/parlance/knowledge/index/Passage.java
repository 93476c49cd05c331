package dev.parlance.knowledge.index;

import org.jspecify.annotations.Nullable;

/**
 * One piece of a document, ready to be found.
 *
 * @param ordinal place in the document, from 0; no two passages of a document share one
 * @param heading the headings above the text
 * @param page where the text begins, from 1
 * @param vector what the embedding model made of it, of any length but zero
 */
public record Passage(int ordinal, String text, @Nullable String heading, @Nullable Integer page, float[] vector) {

    public Passage {
        if (ordinal < 0) {
            throw new IllegalArgumentException("Passages are counted from 0");
        }
    }
}
