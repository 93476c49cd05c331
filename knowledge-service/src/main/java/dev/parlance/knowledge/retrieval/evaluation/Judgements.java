package dev.parlance.knowledge.retrieval.evaluation;

import java.util.List;
import java.util.UUID;

import reactor.core.publisher.Mono;

import dev.parlance.knowledge.collection.Collection;

/** What is judged of the documents of collections. */
interface Judgements {

    /** Of one collection. */
    int MOST_KEPT = 100_000;

    /**
     * Keeps them, in the place of earlier ones about the same query and document; emits how many. Fails as not found where a
     * document is named by an id the collection does not have.
     */
    Mono<Long> store(Collection collection, List<JudgementDraft> drafts);

    /** In the order they were first given. */
    Mono<Listed> list(Collection collection, int limit, int offset);

    /** Fails as not found where there is none. */
    Mono<Void> remove(Collection collection, UUID judgement);

    /** @param total on all pages together */
    record Listed(List<Judgement> judgements, long total) {}
}
