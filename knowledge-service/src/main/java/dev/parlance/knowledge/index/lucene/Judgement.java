package dev.parlance.knowledge.index.lucene;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.KnnFloatVectorQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.VectorUtil;
import org.jspecify.annotations.Nullable;

import dev.parlance.knowledge.index.Candidate;
import dev.parlance.knowledge.index.Direction;
import dev.parlance.knowledge.index.Search;
import dev.parlance.knowledge.index.Worth;
import dev.parlance.knowledge.index.words.Terms;

/** One search: gathers what is near by words or by meaning and judges each of them by both. */
final class Judgement {

    /** Deep enough that a passage second to many in both respects is still seen. */
    private static final int LEAST_DEPTH = 200;

    private final IndexSearcher searcher;
    private final PassageFields fields;
    private final Query scope;
    private final WordQuery words;
    private final float @Nullable [] vector;

    Judgement(IndexSearcher searcher, PassageFields fields, Search search) throws IOException {
        this.searcher = searcher;
        this.fields = fields;
        this.scope = PassageFields.scope(search.scope());
        this.words = WordQuery.of(Terms.ofQuestion(search.words()), new Rarity(searcher, scope));
        this.vector = Direction.of(search.vector());
    }

    List<Candidate> best(Worth worth, int limit) throws IOException {
        var judged = judged(gathered(Math.max(limit, LEAST_DEPTH)));
        judged.sort(Comparator.comparingDouble((Judged one) -> -one.worth(worth)).thenComparing(Judged::document));
        List<Candidate> best = new ArrayList<>();
        var stored = searcher.storedFields();
        for (Judged one : judged.subList(0, Math.min(limit, judged.size()))) {
            best.add(new Candidate(PassageFields.excerpt(stored.document(one.document())), one.cosine(), one.wording(),
                    best.size() < Candidate.DIRECTED ? direction(one.document()) : null));
        }
        return best;
    }

    private float @Nullable [] direction(int document) throws IOException {
        var leaves = searcher.getIndexReader().leaves();
        var leaf = leaves.get(ReaderUtil.subIndex(document, leaves));
        var vectors = vector == null ? null : leaf.reader().getFloatVectorValues(fields.vectorField());
        if (vectors == null) {
            return null;
        }
        var present = vectors.iterator();
        int place = document - leaf.docBase;
        return present.advance(place) == place ? vectors.vectorValue(present.index()).clone() : null;
    }

    private int[] gathered(int depth) throws IOException {
        var byWords = searcher.search(words.within(scope), depth).scoreDocs;
        var byMeaning = byMeaning(depth);
        return Stream.of(byWords, byMeaning).flatMap(Stream::of).mapToInt(found -> found.doc).sorted().distinct()
                .toArray();
    }

    private ScoreDoc[] byMeaning(int depth) throws IOException {
        if (vector == null) {
            return new ScoreDoc[0];
        }
        return searcher.search(new KnnFloatVectorQuery(fields.vectorField(), vector, depth, scope), depth).scoreDocs;
    }

    private List<Judged> judged(int[] documents) throws IOException {
        double[] wordings = new double[documents.length];
        double[] cosines = new double[documents.length];
        Weight weight = searcher.createWeight(searcher.rewrite(words.any()), ScoreMode.COMPLETE, 1);
        for (var leaf : searcher.getIndexReader().leaves()) {
            measureWording(weight, leaf, documents, wordings);
            measureCosine(leaf, documents, cosines);
        }
        List<Judged> judged = new ArrayList<>();
        IntStream.range(0, documents.length)
                .forEach(i -> judged.add(new Judged(documents[i], cosines[i], wordings[i])));
        return judged;
    }

    private void measureWording(Weight weight, LeafReaderContext leaf, int[] documents, double[] wordings)
            throws IOException {
        var scorer = weight.scorer(leaf);
        if (scorer == null) {
            return;
        }
        var matches = scorer.iterator();
        for (int i = firstIn(leaf, documents); i < endIn(leaf, documents); i++) {
            int document = documents[i] - leaf.docBase;
            int next = matches.docID() < document ? matches.advance(document) : matches.docID();
            wordings[i] = next == document ? Math.min(1, scorer.score() / words.weight()) : 0;
        }
    }

    private void measureCosine(LeafReaderContext leaf, int[] documents, double[] cosines) throws IOException {
        var vectors = leaf.reader().getFloatVectorValues(fields.vectorField());
        if (vector == null || vectors == null) {
            return;
        }
        var present = vectors.iterator();
        for (int i = firstIn(leaf, documents); i < endIn(leaf, documents); i++) {
            int document = documents[i] - leaf.docBase;
            int next = present.docID() < document ? present.advance(document) : present.docID();
            cosines[i] = next == document
                    ? VectorUtil.dotProduct(vector, vectors.vectorValue(present.index()))
                    : 0;
        }
    }

    private static int firstIn(LeafReaderContext leaf, int[] documents) {
        return place(leaf.docBase, documents);
    }

    private static int endIn(LeafReaderContext leaf, int[] documents) {
        return place(leaf.docBase + leaf.reader().maxDoc(), documents);
    }

    private static int place(int document, int[] documents) {
        int found = Arrays.binarySearch(documents, document);
        return found < 0 ? -found - 1 : found;
    }

    private record Judged(int document, double cosine, double wording) {

        double worth(Worth worth) {
            return worth.of(cosine, wording);
        }
    }
}
