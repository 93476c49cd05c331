package dev.parlance.knowledge.index.lucene;

import org.apache.lucene.search.similarities.BM25Similarity;

import dev.parlance.knowledge.index.words.Terms;

/**
 * The part of BM25 that knows nothing of other documents but their length: {@code f / (f + k1 (1 - b + b l / L))} for a
 * term that counts f in a passage of length l, L being the mean length. How rare a term is comes from {@link Rarity}.
 */
final class TermSaturation extends BM25Similarity {

    private static final float K1 = 1.2f;
    private static final float B = 0.75f;

    TermSaturation() {
        super(K1 * Terms.TEXT, B);
    }

    @Override
    protected float idf(long passagesWithTerm, long passages) {
        return 1;
    }
}
