package dev.parlance.knowledge.retrieval.evaluation;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import com.fasterxml.jackson.annotation.JsonProperty;
import reactor.core.publisher.Mono;

import dev.parlance.chassis.caller.Caller;
import dev.parlance.chassis.failure.Failure;
import dev.parlance.chassis.identity.Ids;
import dev.parlance.knowledge.collection.Collection;
import dev.parlance.knowledge.collection.Collections;
import dev.parlance.knowledge.retrieval.query.Reranker;

/** How well a collection answers. */
@RestController
@RequestMapping("/api/v1/collections/{id}/evaluations")
class EvaluationEndpoint {

    private static final int USUAL_TOP = 100;

    private static final int HIGHEST_TOP = 128;

    private static final int MOST_LISTED = 1_000;

    private final Collections collections;

    private final Evaluations evaluations;

    EvaluationEndpoint(Collections collections, Evaluations evaluations) {
        this.collections = collections;
        this.evaluations = evaluations;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    Mono<EvaluationView> open(Caller caller, @PathVariable String id,
            @RequestBody(required = false) @Nullable EvaluationRequest request) {
        EvaluationRequest wanted = request == null ? new EvaluationRequest(null, null) : request;
        Reranker order = Reranker.named(wanted.reranker());
        int top = within("top", wanted.top() == null ? USUAL_TOP : wanted.top(), 1, HIGHEST_TOP);
        return collections.get(caller.account(), id).flatMap(collection -> evaluations.open(collection, order, top))
                .map(EvaluationView::of);
    }

    @GetMapping
    Mono<List<EvaluationView>> list(Caller caller, @PathVariable String id) {
        return collections.get(caller.account(), id).flatMap(evaluations::list)
                .map(all -> all.stream().map(EvaluationView::of).toList());
    }

    @GetMapping("/{evaluation}")
    Mono<EvaluationView.Detailed> get(Caller caller, @PathVariable String id, @PathVariable String evaluation,
            @RequestParam(defaultValue = "100") int limit, @RequestParam(defaultValue = "0") int offset) {
        int most = within("limit", limit, 1, MOST_LISTED);
        int from = within("offset", offset, 0, Integer.MAX_VALUE);
        return collections.get(caller.account(), id).flatMap(collection -> known(collection, evaluation))
                .zipWhen(found -> evaluations.queries(found, most, from), EvaluationView.Detailed::of);
    }

    private Mono<Evaluation> known(Collection collection, String id) {
        return Mono.justOrEmpty(Ids.parse(id)).switchIfEmpty(Mono.error(() -> Failure.notFound("evaluation")))
                .flatMap(known -> evaluations.get(collection, known));
    }

    private static int within(String field, int value, int least, int most) {
        if (value < least || value > most) {
            throw Failure.invalid(field, "The field '%s' goes from %d to %,d.".formatted(field, least, most));
        }
        return value;
    }

    record EvaluationRequest(@JsonProperty("reranker") @Nullable String reranker,
            @JsonProperty("top") @Nullable Integer top) {}
}
