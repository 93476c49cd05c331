package dev.parlance.knowledge.index.lucene;

import java.io.IOException;
import java.util.Map;

import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/**
 * The words of a question, each as heavy as it is rare.
 *
 * @param any matches what holds any of the words
 * @param weight the sum of the weights, which a score of {@code any} approaches but never reaches
 */
record WordQuery(Query any, double weight) {

    static WordQuery of(Map<String, Integer> asked, Rarity rarity) throws IOException {
        var any = new BooleanQuery.Builder();
        double sum = 0;
        for (var word : asked.entrySet()) {
            var term = new Term(PassageFields.TERMS, word.getKey());
            double weight = word.getValue() * rarity.of(term);
            any.add(new BoostQuery(new TermQuery(term), (float) weight), Occur.SHOULD);
            sum += weight;
        }
        return asked.isEmpty()
                ? new WordQuery(new MatchNoDocsQuery("nothing was asked"), 1)
                : new WordQuery(any.build(), sum);
    }

    Query within(Query scope) {
        return new BooleanQuery.Builder().add(any, Occur.MUST).add(scope, Occur.FILTER).build();
    }
}
