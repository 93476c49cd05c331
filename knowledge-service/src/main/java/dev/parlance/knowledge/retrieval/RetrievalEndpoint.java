package dev.parlance.knowledge.retrieval;

import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

import com.fasterxml.jackson.annotation.JsonProperty;
import reactor.core.publisher.Mono;

import dev.parlance.chassis.caller.Caller;
import dev.parlance.chassis.failure.Failure;
import dev.parlance.knowledge.collection.Collections;
import dev.parlance.knowledge.index.Scope;

/** Answers the other services; no route of the gateway leads here. */
@RestController
class RetrievalEndpoint {

    private static final int USUAL_LIMIT = 12;

    private static final int HIGHEST_LIMIT = 100;

    /** Longer questions add nothing to a search and much to its cost. */
    private static final int LONGEST_QUESTION = 4_000;

    private final Retrieval retrieval;

    private final Collections collections;

    RetrievalEndpoint(Retrieval retrieval, Collections collections) {
        this.retrieval = retrieval;
        this.collections = collections;
    }

    @PostMapping("/retrievals")
    Mono<Retrieved> retrieve(Caller caller, @RequestBody RetrievalRequest request) {
        String text = request.question();
        if (text == null || text.isBlank()) {
            return Mono.error(Failure.missing("question"));
        }
        int limit = request.limit() == null ? USUAL_LIMIT : Math.clamp(request.limit(), 1, HIGHEST_LIMIT);
        String question = text.substring(0, Math.min(LONGEST_QUESTION, text.length()));
        return scope(caller).flatMap(scope -> retrieval.find(new Question(scope, question, Ranking.BALANCED, limit)))
                .map(found -> new Retrieved(found.passages().stream().map(PassageView::of).toList()));
    }

    private Mono<Scope> scope(Caller caller) {
        return collections.getDefault(caller.account()).map(UUID::toString)
                .map(collection -> new Scope(caller.account().toString(), Set.of(collection)));
    }

    record RetrievalRequest(@JsonProperty("question") @Nullable String question,
            @JsonProperty("limit") @Nullable Integer limit) {}

    record Retrieved(@JsonProperty("passages") List<PassageView> passages) {}

    record PassageView(@JsonProperty("chunk_id") String chunkId, @JsonProperty("document_id") String documentId,
            @JsonProperty("document_name") String documentName, @JsonProperty("ordinal") int ordinal,
            @JsonProperty("heading") @Nullable String heading, @JsonProperty("page") @Nullable Integer page,
            @JsonProperty("text") String text, @JsonProperty("score") double score) {

        static PassageView of(Found found) {
            var excerpt = found.excerpt();
            return new PassageView(excerpt.id().toString(), excerpt.origin().documentId(),
                    excerpt.origin().documentName(), excerpt.ordinal(), excerpt.heading(), excerpt.page(),
                    excerpt.text(), found.score());
        }
    }
}
