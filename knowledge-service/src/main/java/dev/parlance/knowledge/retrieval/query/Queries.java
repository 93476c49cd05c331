package dev.parlance.knowledge.retrieval.query;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import dev.parlance.knowledge.collection.Collection;
import dev.parlance.knowledge.collection.Collections;
import dev.parlance.knowledge.index.Scope;
import dev.parlance.knowledge.retrieval.Findings;
import dev.parlance.knowledge.retrieval.Found;
import dev.parlance.knowledge.retrieval.Question;
import dev.parlance.knowledge.retrieval.Retrieval;
import dev.parlance.knowledge.retrieval.query.ShownDocuments.Sharing;
import dev.parlance.knowledge.retrieval.query.ShownDocuments.Shown;

/**
 * Answers searches with documents: of each the passage that fits best. Several terms make one list, in which a document
 * counts as what it is to the term it fits best, and so do several collections.
 */
@Component
class Queries {

    /** Passages to choose from: several of them may be of one document, and orders differ. */
    private static final int LEAST_POOL = 200;

    private static final int PASSAGES_FOR_EACH = 5;

    private static final int TERMS_AT_ONCE = 4;

    private final Collections collections;

    private final Retrieval retrieval;

    private final ShownDocuments documents;

    Queries(Collections collections, Retrieval retrieval, ShownDocuments documents) {
        this.collections = collections;
        this.retrieval = retrieval;
        this.documents = documents;
    }

    /** Best first. Fails with 404 where one of the collections is not the account's. */
    Mono<List<Result>> find(UUID account, Query query) {
        return scope(account, query)
                .flatMap(scope -> found(scope, query))
                .flatMap(found -> results(account, query, found));
    }

    private Mono<Scope> scope(UUID account, Query query) {
        return Flux.fromIterable(query.collections())
                .concatMap(collection -> collections.get(account, collection))
                .map(Collection::id).map(UUID::toString)
                .collect(Collectors.toSet())
                .map(own -> new Scope(account.toString(), own));
    }

    private Mono<List<Found>> found(Scope scope, Query query) {
        int pool = Math.clamp((long) query.top() * PASSAGES_FOR_EACH, LEAST_POOL, Question.HIGHEST_LIMIT);
        return Flux.fromIterable(query.terms())
                .flatMapSequential(term -> retrieval
                        .find(new Question(scope, term, query.reranker().ranking(), pool)), TERMS_AT_ONCE)
                .map(findings -> ranked(findings, query))
                .collectList()
                .map(lists -> best(lists, query.top()));
    }

    /** Where meaning could not be measured, nothing is kept back for want of it. */
    private static List<Found> ranked(Findings findings, Query query) {
        List<Found> alike = findings.passages().stream()
                .filter(passage -> !findings.byMeaning() || passage.similarity() >= query.minScore()).toList();
        return query.reranker().ordered(alike);
    }

    private static List<Found> best(List<List<Found>> lists, int top) {
        Map<String, Found> best = new LinkedHashMap<>();
        lists.forEach(list -> list.forEach(passage -> best.merge(passage.excerpt().origin().documentId(), passage,
                Queries::better)));
        return best.values().stream().sorted(Comparator.comparingDouble(Found::score).reversed()).limit(top).toList();
    }

    private static Found better(Found one, Found other) {
        return one.score() >= other.score() ? one : other;
    }

    private Mono<List<Result>> results(UUID account, Query query, List<Found> found) {
        Set<UUID> ids = found.stream().map(Queries::document).collect(Collectors.toSet());
        return documents.list(account, ids)
                .zipWhen(shown -> sharing(account, query, shown))
                .map(told -> results(found, told.getT1(), told.getT2()));
    }

    private Mono<List<Sharing>> sharing(UUID account, Query query, List<Shown> shown) {
        return query.references() ? documents.sharing(account, shown) : Mono.just(List.of());
    }

    /** What was deleted a moment ago is left out. */
    private static List<Result> results(List<Found> found, List<Shown> shown, List<Sharing> sharing) {
        Map<UUID, Shown> byId = shown.stream().collect(Collectors.toMap(Shown::id, Function.identity()));
        return found.stream().map(passage -> result(passage, byId.get(document(passage)), sharing))
                .filter(Objects::nonNull).toList();
    }

    private static @Nullable Result result(Found passage, @Nullable Shown document, List<Sharing> sharing) {
        return document == null
                ? null
                : new Result(document, passage,
                        sharing.stream().filter(other -> other.isSharedWith(document)).toList());
    }

    private static UUID document(Found passage) {
        return UUID.fromString(passage.excerpt().origin().documentId());
    }
}
