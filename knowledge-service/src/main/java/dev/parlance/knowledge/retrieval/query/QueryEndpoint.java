package dev.parlance.knowledge.retrieval.query;

import java.util.List;

import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

import reactor.core.publisher.Mono;

import dev.parlance.chassis.caller.Caller;

/** {@code POST /api/v1/query}: semantic search of the platform API. */
@RestController
class QueryEndpoint {

    private final Queries queries;

    QueryEndpoint(Queries queries) {
        this.queries = queries;
    }

    @PostMapping("/api/v1/query")
    Mono<List<ResultView>> find(Caller caller, @RequestBody QueryRequest request) {
        return queries.find(caller, request.query())
                .map(results -> results.stream().map(ResultView::of).toList());
    }
}
