package dev.parlance.inference.retrieval;

import java.util.List;

import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.service.annotation.PostExchange;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonProperty;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

import dev.parlance.chassis.caller.CallerTokens;
import dev.parlance.chassis.identity.RequestIds;

/** The part of knowledge-service's HTTP contract that is used here. */
interface KnowledgeService {

    @PostExchange("/retrievals")
    Mono<Retrieval> retrieve(@RequestHeader(CallerTokens.HEADER) String caller,
            @RequestHeader(RequestIds.HEADER) String requestId, @RequestBody RetrievalRequest request);

    @PostExchange("/api/v1/query")
    Mono<List<Match>> query(@RequestHeader(CallerTokens.HEADER) String caller,
            @RequestHeader(RequestIds.HEADER) String requestId, @RequestBody ObjectNode query);

    record RetrievalRequest(@JsonProperty("question") String question, @JsonProperty("limit") int limit) {}

    record Retrieval(@JsonProperty("passages") List<Found> passages) {}

    /** @param ordinal position among the pieces of its document */
    record Found(@JsonProperty("chunk_id") String chunkId, @JsonProperty("document_id") String documentId,
            @JsonProperty("document_name") String documentName, @JsonProperty("ordinal") int ordinal,
            @JsonProperty("heading") @Nullable String heading, @JsonProperty("page") @Nullable Integer page,
            @JsonProperty("text") String text, @JsonProperty("score") double score) {}
}
