package dev.parlance.knowledge.retrieval.evaluation;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import com.fasterxml.jackson.annotation.JsonProperty;
import reactor.core.publisher.Mono;

import dev.parlance.chassis.caller.Caller;
import dev.parlance.chassis.failure.Failure;
import dev.parlance.chassis.identity.Ids;
import dev.parlance.knowledge.collection.Collections;

/** What people think of the documents of a collection as answers. */
@RestController
@RequestMapping("/api/v1/collections/{id}/judgements")
class JudgementEndpoint {

    private static final int MOST_LISTED = 1_000;

    /** On all pages together. */
    private static final String TOTAL = "X-Total-Count";

    private final Collections collections;

    private final Judgements judgements;

    private final JudgementLines lines;

    JudgementEndpoint(Collections collections, Judgements judgements, JudgementLines lines) {
        this.collections = collections;
        this.judgements = judgements;
        this.lines = lines;
    }

    @PutMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    Mono<StoredView> put(Caller caller, @PathVariable String id, @RequestBody JudgementRequest request) {
        return store(caller, id, request.drafts());
    }

    @PutMapping(consumes = {MediaType.APPLICATION_NDJSON_VALUE, "application/jsonl"})
    Mono<StoredView> put(Caller caller, @PathVariable String id, @RequestBody String text) {
        return store(caller, id, lines.read(text));
    }

    private Mono<StoredView> store(Caller caller, String id, List<JudgementDraft> drafts) {
        return collections.get(caller.account(), id).flatMap(collection -> judgements.store(collection, drafts))
                .map(StoredView::new);
    }

    @GetMapping
    Mono<ResponseEntity<List<JudgementView>>> list(Caller caller, @PathVariable String id,
            @RequestParam(defaultValue = "100") int limit, @RequestParam(defaultValue = "0") int offset) {
        if (limit < 1 || limit > MOST_LISTED) {
            throw Failure.invalid("limit", "The field 'limit' goes from 1 to %,d.".formatted(MOST_LISTED));
        }
        if (offset < 0) {
            throw Failure.invalid("offset", "The field 'offset' starts at 0.");
        }
        return collections.get(caller.account(), id)
                .flatMap(collection -> judgements.list(collection, limit, offset))
                .map(JudgementEndpoint::page);
    }

    @DeleteMapping("/{judgement}")
    Mono<Void> remove(Caller caller, @PathVariable String id, @PathVariable String judgement) {
        return collections.get(caller.account(), id)
                .flatMap(collection -> judgements.remove(collection, known(judgement)));
    }

    private static UUID known(String judgement) {
        return Ids.parse(judgement).orElseThrow(() -> Failure.notFound("judgement"));
    }

    private static ResponseEntity<List<JudgementView>> page(Judgements.Listed listed) {
        return ResponseEntity.ok().header(TOTAL, Long.toString(listed.total()))
                .body(listed.judgements().stream().map(JudgementView::of).toList());
    }

    record StoredView(@JsonProperty("stored") long stored) {}

    /** A judgement as the platform API shows it. */
    record JudgementView(@JsonProperty("id") UUID id, @JsonProperty("query") String query,
            @JsonProperty("docid") @Nullable String docid, @JsonProperty("documentId") @Nullable UUID documentId,
            @JsonProperty("documentName") @Nullable String documentName, @JsonProperty("relevance") int relevance,
            @JsonProperty("createdAt") Instant createdAt, @JsonProperty("updatedAt") Instant updatedAt) {

        static JudgementView of(Judgement judgement) {
            return new JudgementView(judgement.id(), judgement.query(), judgement.docid(), judgement.document(),
                    judgement.name(), judgement.relevance(), judgement.createdAt(), judgement.updatedAt());
        }
    }
}
