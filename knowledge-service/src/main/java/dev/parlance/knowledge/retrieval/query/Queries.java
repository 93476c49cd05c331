package dev.parlance.knowledge.retrieval.query;

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

import dev.parlance.chassis.caller.Caller;
import dev.parlance.knowledge.collection.Collection;
import dev.parlance.knowledge.collection.Collections;
import dev.parlance.knowledge.index.Scope;
import dev.parlance.knowledge.retrieval.Found;
import dev.parlance.knowledge.retrieval.query.ShownDocuments.Sharing;
import dev.parlance.knowledge.retrieval.query.ShownDocuments.Shown;
import dev.parlance.knowledge.retrieval.record.SearchJournal;
import dev.parlance.knowledge.retrieval.record.SearchNote;

/** Answers the searches of accounts with what they are to see of the documents found. */
@Component
class Queries {

    private final Collections collections;

    private final DocumentSearch search;

    private final ShownDocuments documents;

    private final SearchJournal journal;

    Queries(Collections collections, DocumentSearch search, ShownDocuments documents,
            SearchJournal journal) {
        this.collections = collections;
        this.search = search;
        this.documents = documents;
        this.journal = journal;
    }

    /** Best first. Fails with 404 where one of the collections is not the account's. */
    Mono<List<Result>> find(Caller caller, Query query) {
        UUID account = caller.account();
        return scope(account, query)
                .flatMap(scope -> search.find(scope, query).elapsed())
                .doOnNext(found -> journal.note(caller, note(caller, query, found.getT2(), found.getT1())))
                .flatMap(found -> results(account, query, found.getT2().best()));
    }

    private static SearchNote note(Caller caller, Query query, FoundDocuments found, long milliseconds) {
        return new SearchNote(caller.account(), Set.copyOf(query.collections()), query.terms(),
                query.reranker().word(), query.top(), found.best().size(), found.quality(),
                found.best().stream().map(Found::score).toList(), milliseconds, SearchNote.Origin.QUERY, caller.key());
    }

    private Mono<Scope> scope(UUID account, Query query) {
        return Flux.fromIterable(query.collections())
                .concatMap(collection -> collections.get(account, collection))
                .map(Collection::id).map(UUID::toString)
                .collect(Collectors.toSet())
                .map(own -> new Scope(account.toString(), own));
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
