package dev.parlance.knowledge.retrieval.query;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.springframework.stereotype.Component;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import dev.parlance.knowledge.index.Scope;
import dev.parlance.knowledge.retrieval.Findings;
import dev.parlance.knowledge.retrieval.Found;
import dev.parlance.knowledge.retrieval.Question;
import dev.parlance.knowledge.retrieval.Retrieval;

/**
 * Finds documents: of each the passage that fits best. Several terms make one list, in which a document counts as what it is
 * to the term it fits best, and so do several collections.
 */
@Component
public final class DocumentSearch {

    /** Passages to choose from: several of them may be of one document, and orders differ. */
    private static final int LEAST_POOL = 200;
    private static final int PASSAGES_FOR_EACH = 5;
    private static final int TERMS_AT_ONCE = 4;

    private final Retrieval retrieval;

    public DocumentSearch(Retrieval retrieval) {
        this.retrieval = retrieval;
    }

    /** The scope has to be the asking account's own: which collections the query names is not looked at here. */
    public Mono<FoundDocuments> find(Scope scope, Query query) {
        int pool = Math.clamp((long) query.top() * PASSAGES_FOR_EACH, LEAST_POOL, Question.HIGHEST_LIMIT);
        return Flux.fromIterable(query.terms())
                .flatMapSequential(term -> retrieval
                        .find(new Question(scope, term, query.reranker().ranking(), pool)), TERMS_AT_ONCE)
                .collectList()
                .map(all -> found(all, query));
    }

    private static FoundDocuments found(List<Findings> all, Query query) {
        List<List<Found>> ranked = all.stream().map(findings -> ranked(findings, query)).toList();
        return new FoundDocuments(best(ranked, query.top()),
                all.stream().mapToDouble(Findings::quality).max().orElse(0),
                all.stream().allMatch(Findings::byMeaning));
    }

    /** Where meaning could not be measured, nothing is kept back for want of it. */
    private static List<Found> ranked(Findings findings, Query query) {
        boolean demanded = findings.byMeaning() && query.reranker().demandsLikeness();
        List<Found> alike = findings.passages().stream()
                .filter(passage -> !demanded || query.likeness().isMetBy(passage)).toList();
        return query.reranker().ordered(alike);
    }

    private static List<Found> best(List<List<Found>> lists, int top) {
        Map<String, Found> best = new LinkedHashMap<>();
        lists.forEach(list -> list.forEach(passage -> best.merge(passage.excerpt().origin().documentId(), passage,
                DocumentSearch::better)));
        return best.values().stream().sorted(Comparator.comparingDouble(Found::score).reversed()).limit(top).toList();
    }

    private static Found better(Found one, Found other) {
        return one.score() >= other.score() ? one : other;
    }
}
