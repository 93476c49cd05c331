package dev.parlance.knowledge.index.lucene;

import org.apache.lucene.search.CollectionStatistics;
import org.apache.lucene.search.similarities.BM25Similarity;

import dev.parlance.knowledge.index.words.Saturation;

/** {@link Saturation} for Lucene. How rare a term is does not come in here but from {@link Rarity}. */
final class TermSaturation extends BM25Similarity {

    TermSaturation() {
        super(Saturation.K1, Saturation.B);
    }

    @Override
    protected float idf(long passagesWithTerm, long passages) {
        return 1;
    }

    @Override
    protected float avgFieldLength(CollectionStatistics field) {
        return Saturation.TYPICAL_LENGTH;
    }
}
