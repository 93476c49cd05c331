package dev.parlance.knowledge.index.lucene;

import java.io.IOException;

import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/**
 * How rare a term is among the passages one may see: {@code ln(1 + (N - n + 0.5) / (n + 0.5))} for n of N passages, the
 * inverse document frequency of BM25. Counting in the scope keeps what others stored out of a customer's scores.
 */
final class Rarity {

    private final IndexSearcher searcher;
    private final Query scope;
    private final int passages;
    private final boolean isMostOfTheIndex;

    Rarity(IndexSearcher searcher, Query scope) throws IOException {
        this.searcher = searcher;
        this.scope = scope;
        this.passages = searcher.count(scope);
        this.isMostOfTheIndex = passages == searcher.getIndexReader().numDocs();
    }

    double of(Term term) throws IOException {
        double having = Math.min(passages, isMostOfTheIndex ? searcher.getIndexReader().docFreq(term) : count(term));
        return Math.log1p((passages - having + 0.5) / (having + 0.5));
    }

    private int count(Term term) throws IOException {
        var both = new BooleanQuery.Builder().add(scope, Occur.FILTER).add(new TermQuery(term), Occur.FILTER);
        return searcher.count(both.build());
    }
}
