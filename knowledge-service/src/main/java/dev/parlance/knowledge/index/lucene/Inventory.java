package dev.parlance.knowledge.index.lucene;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.FixedBitSet;
import org.apache.lucene.util.StringHelper;
import org.jspecify.annotations.Nullable;

import dev.parlance.knowledge.index.Holding;
import dev.parlance.knowledge.index.Keys;
import dev.parlance.knowledge.index.Owner;

/** Counts what is there by walking through the keys, segment by segment; the passages themselves are not read. */
final class Inventory {

    private final List<LeafReaderContext> leaves;

    Inventory(IndexSearcher searcher) {
        this.leaves = searcher.getIndexReader().leaves();
    }

    Collection<Owner> owners() throws IOException {
        Collection<String> keys = new TreeSet<>();
        for (var leaf : leaves) {
            addOwners(leaf.reader(), keys);
        }
        return keys.stream().map(Keys::owner).toList();
    }

    private static void addOwners(LeafReader leaf, Collection<String> keys) throws IOException {
        var terms = leaf.terms(PassageFields.OWNER);
        if (terms == null) {
            return;
        }
        var each = terms.iterator();
        for (var key = each.next(); key != null; key = each.next()) {
            if (hasAny(each, leaf.getLiveDocs())) {
                keys.add(key.utf8ToString());
            }
        }
    }

    private static boolean hasAny(TermsEnum key, @Nullable Bits live) throws IOException {
        var passages = key.postings(null, PostingsEnum.NONE);
        int next = passages.nextDoc();
        while (next != DocIdSetIterator.NO_MORE_DOCS && live != null && !live.get(next)) {
            next = passages.nextDoc();
        }
        return next != DocIdSetIterator.NO_MORE_DOCS;
    }

    Collection<Holding> holdings(Owner owner, String space) throws IOException {
        Map<String, Integer> counts = new TreeMap<>();
        for (var leaf : leaves) {
            addDocuments(leaf.reader(), PassageFields.space(space), Keys.of(owner) + '\n', counts);
        }
        return counts.entrySet().stream().map(one -> new Holding(one.getKey(), one.getValue())).toList();
    }

    private static void addDocuments(LeafReader leaf, Term space, String prefix, Map<String, Integer> counts)
            throws IOException {
        var terms = leaf.terms(PassageFields.DOCUMENT);
        var first = new BytesRef(prefix);
        var each = terms == null ? TermsEnum.EMPTY : terms.iterator();
        var found = each.seekCeil(first) == TermsEnum.SeekStatus.END ? null : each.term();
        var present = having(space, leaf);
        while (found != null && StringHelper.startsWith(found, first)) {
            String id = found.utf8ToString().substring(prefix.length());
            count(each.postings(null, PostingsEnum.NONE), leaf.getLiveDocs(), present, id, counts);
            found = each.next();
        }
    }

    private static void count(PostingsEnum passages, @Nullable Bits live, Bits present, String id,
            Map<String, Integer> counts) throws IOException {
        for (int next = passages.nextDoc(); next != DocIdSetIterator.NO_MORE_DOCS; next = passages.nextDoc()) {
            if (live == null || live.get(next)) {
                counts.merge(id, present.get(next) ? 1 : 0, Integer::sum);
            }
        }
    }

    private static Bits having(Term term, LeafReader leaf) throws IOException {
        if (leaf.docFreq(term) == leaf.maxDoc()) {
            return new Bits.MatchAllBits(leaf.maxDoc());
        }
        var having = new FixedBitSet(leaf.maxDoc());
        var passages = leaf.postings(term, PostingsEnum.NONE);
        if (passages != null) {
            having.or(passages);
        }
        return having;
    }
}
