package dev.parlance.knowledge.index.lucene;

import java.util.Iterator;
import java.util.Map;

import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.TermFrequencyAttribute;

/** Hands terms with their counts to the index as they are. */
final class CountedTerms extends TokenStream {

    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final TermFrequencyAttribute count = addAttribute(TermFrequencyAttribute.class);
    private final Map<String, Integer> counts;
    private Iterator<Map.Entry<String, Integer>> left;

    CountedTerms(Map<String, Integer> counts) {
        this.counts = counts;
        this.left = counts.entrySet().iterator();
    }

    @Override
    public boolean incrementToken() {
        clearAttributes();
        if (!left.hasNext()) {
            return false;
        }
        var next = left.next();
        term.append(next.getKey());
        count.setTermFrequency(next.getValue());
        return true;
    }

    @Override
    public void reset() {
        left = counts.entrySet().iterator();
    }
}
