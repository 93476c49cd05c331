package dev.parlance.knowledge.retrieval.evaluation;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;

import dev.parlance.knowledge.retrieval.evaluation.Evaluation.Figures;
import dev.parlance.knowledge.retrieval.evaluation.Evaluations.Answered;

/** An evaluation as the platform API shows it. */
record EvaluationView(@JsonProperty("id") UUID id, @JsonProperty("state") String state,
        @JsonProperty("reranker") String reranker, @JsonProperty("top") int top,
        @JsonProperty("queries") int queries, @JsonProperty("asked") int asked,
        @JsonProperty("unknownDocuments") int unknownDocuments, @JsonProperty("ndcgAt10") @Nullable Double ndcgAt10,
        @JsonProperty("recallAt100") @Nullable Double recallAt100, @JsonProperty("mrr") @Nullable Double mrr,
        @JsonProperty("error") @Nullable String error, @JsonProperty("createdAt") Instant createdAt,
        @JsonProperty("finishedAt") @Nullable Instant finishedAt) {

    static EvaluationView of(Evaluation evaluation) {
        Figures figures = evaluation.figures();
        return new EvaluationView(evaluation.id(), state(evaluation.state()), evaluation.order().word(),
                evaluation.top(), evaluation.queries(), evaluation.asked(), evaluation.unknown(),
                figures == null ? null : figures.ndcg(), figures == null ? null : figures.recall(),
                figures == null ? null : figures.mrr(), evaluation.reason(), evaluation.createdAt(),
                evaluation.finishedAt());
    }

    private static String state(Evaluation.State state) {
        return switch (state) {
            case QUEUED -> "Queued";
            case RUNNING -> "Running";
            case DONE -> "Done";
            case FAILED -> "Failed";
        };
    }

    /** With its queries, those that are answered worst first. */
    record Detailed(@JsonUnwrapped EvaluationView evaluation, @JsonProperty("perQuery") List<QueryView> perQuery) {

        static Detailed of(Evaluation evaluation, List<Answered> answered) {
            return new Detailed(EvaluationView.of(evaluation), answered.stream().map(QueryView::of).toList());
        }
    }

    record QueryView(@JsonProperty("query") String query, @JsonProperty("ndcgAt10") double ndcgAt10,
            @JsonProperty("recallAt100") double recallAt100, @JsonProperty("reciprocalRank") double reciprocalRank,
            @JsonProperty("relevant") int relevant, @JsonProperty("found") int found) {

        static QueryView of(Answered answered) {
            RankingMeasures measures = answered.measures();
            return new QueryView(answered.query(), measures.ndcg(), measures.recall(), measures.reciprocal(),
                    measures.relevant(), measures.found());
        }
    }
}
