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
import reactor.util.function.Tuple2;

import dev.parlance.chassis.caller.Caller;
import dev.parlance.chassis.failure.Failure;
import dev.parlance.knowledge.collection.Collections;
import dev.parlance.knowledge.index.Scope;
import dev.parlance.knowledge.retrieval.record.SearchJournal;
import dev.parlance.knowledge.retrieval.record.SearchNote;

/** Answers the other services; no route of the gateway leads here. */
@RestController
class RetrievalEndpoint {

    private static final int USUAL_LIMIT = 12;

    private static final int HIGHEST_LIMIT = 100;

    private static final String USUAL_ORDER = "smart";

    /** Longer questions add nothing to a search and much to its cost. */
    private static final int LONGEST_QUESTION = 4_000;

    private final Retrieval retrieval;

    private final Collections collections;

    private final SearchJournal journal;

    RetrievalEndpoint(Retrieval retrieval, Collections collections, SearchJournal journal) {
        this.retrieval = retrieval;
        this.collections = collections;
        this.journal = journal;
    }

    @PostMapping("/retrievals")
    Mono<Retrieved> retrieve(Caller caller, @RequestBody RetrievalRequest request) {
        String text = request.question();
        if (text == null || text.isBlank()) {
            return Mono.error(Failure.missing("question"));
        }
        int limit = request.limit() == null ? USUAL_LIMIT : Math.clamp(request.limit(), 1, HIGHEST_LIMIT);
        String question = text.substring(0, Math.min(LONGEST_QUESTION, text.length()));
        return collections.getDefault(caller.account())
                .flatMap(collection -> found(caller, collection, question, limit))
                .map(found -> new Retrieved(found.passages().stream().map(PassageView::of).toList()));
    }

    private Mono<Findings> found(Caller caller, UUID collection, String question, int limit) {
        var scope = new Scope(caller.account().toString(), Set.of(collection.toString()));
        return retrieval.find(new Question(scope, question, Ranking.BALANCED, limit)).elapsed()
                .map(found -> noted(caller, collection, question, limit, found));
    }

    private Findings noted(Caller caller, UUID collection, String question, int limit, Tuple2<Long, Findings> timed) {
        Findings found = timed.getT2();
        journal.note(caller, new SearchNote(caller.account(), Set.of(collection), List.of(question), USUAL_ORDER, limit,
                found.passages().size(), found.quality(), found.passages().stream().map(Found::score).toList(),
                timed.getT1(), SearchNote.Origin.ANSWER, caller.key()));
        return found;
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
