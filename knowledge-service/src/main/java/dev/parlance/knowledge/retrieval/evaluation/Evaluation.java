package dev.parlance.knowledge.retrieval.evaluation;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.parlance.knowledge.retrieval.query.Reranker;

/**
 * A collection asked all that was judged of it, in one order.
 *
 * @param top how many documents are looked at for each query
 * @param attempts how often it was begun
 * @param queries how many there are with a relevant document in the collection
 * @param asked how many of them were asked so far
 * @param unknown judgements of documents that were not in the collection, which count for nothing
 * @param figures the means over all queries, once it is done
 * @param reason why it could not be done
 */
record Evaluation(UUID id, UUID account, UUID collection, Reranker order, int top, State state, int attempts,
        int queries, int asked, int unknown, @Nullable Figures figures, @Nullable String reason, Instant createdAt,
        @Nullable Instant finishedAt) {

    enum State {
        QUEUED, RUNNING, DONE, FAILED
    }

    /** Each 0 to 1, as {@link RankingMeasures} says. */
    record Figures(double ndcg, double recall, double mrr) {}
}
