package dev.parlance.knowledge.retrieval.evaluation;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import reactor.core.publisher.Mono;

import dev.parlance.knowledge.collection.Collection;
import dev.parlance.knowledge.retrieval.query.Reranker;

/** The evaluations of all collections: asked for by their accounts, done one after the other by whoever has time. */
interface Evaluations {

    /** Queues one. Fails as a conflict while too many of the account wait. */
    Mono<Evaluation> open(Collection collection, Reranker order, int top);

    /** The latest, newest first. */
    Mono<List<Evaluation>> list(Collection collection);

    /** Fails as not found where the collection has no such evaluation. */
    Mono<Evaluation> get(Collection collection, UUID id);

    /** What was measured of single queries, those that are answered worst first. */
    Mono<List<Answered>> queries(Evaluation evaluation, int limit, int offset);

    /**
     * Takes the next that waits, or one that nobody has worked on for a time; empty when there is none. Accounts take turns,
     * for of each only one is done at a time. What was taken too often in vain ends as failed.
     */
    Mono<Evaluation> claim(Duration untouched);

    /** What is to be asked, in the order it was first judged. */
    Mono<Judged> begin(Evaluation evaluation);

    /** Keeps what was measured; fails where somebody else has taken the evaluation over or it is gone. */
    Mono<Void> keep(Evaluation evaluation, List<Answered> answered);

    /** Ends it with the means of what was kept. */
    Mono<Void> finish(Evaluation evaluation);

    Mono<Void> fail(Evaluation evaluation, String reason);

    /** @param unknown judgements of documents that are not there */
    record Judged(List<Asked> queries, int unknown) {}

    /** @param grades of documents by their ids, at least one of them above 0 */
    record Asked(int place, String query, Map<UUID, Integer> grades) {}

    record Answered(int place, String query, RankingMeasures measures) {}

    /** Somebody else works on the evaluation now, or it is gone. */
    final class TakenAway extends RuntimeException {

        private static final long serialVersionUID = 1L;

        TakenAway() {
            super("the evaluation is no longer ours");
        }
    }
}
