package dev.parlance.inference.gateway.knowledge;

import java.util.List;
import java.util.function.Function;

import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

import dev.parlance.chassis.failure.Failure;
import dev.parlance.inference.inquiry.Inquiry;
import dev.parlance.inference.retrieval.Match;
import dev.parlance.inference.retrieval.Searches;
import dev.parlance.inference.tool.Tool;
import dev.parlance.inference.tool.ToolResult;
import dev.parlance.inference.tool.function.ToolDefinition;

/**
 * A search of collections that the model makes itself.
 *
 * @param query for what the model searches for
 * @param wording of what was found
 */
record KnowledgeSearch(String name, String description, Searches searches, Function<String, ObjectNode> query,
        Function<List<Match>, String> wording) implements Tool {

    private static final String QUERY = "query";

    @Override
    public ObjectNode definition() {
        return ToolDefinition.of(name, description, ToolDefinition.oneText(QUERY,
                "What to search for, in a sentence that can be understood by itself."));
    }

    /** Whose the collections are is judged anew, where they are kept. */
    @Override
    public Mono<ToolResult> run(ObjectNode arguments, Inquiry inquiry) {
        String wanted = arguments.path(QUERY).asString("").strip();
        return wanted.isEmpty()
                ? Mono.just(ToolResult.failed("The argument 'query' is missing."))
                : searches.find(inquiry.caller(), query.apply(wanted)).map(this::found)
                        .onErrorResume(Failure.class, failure -> Mono.just(ToolResult.failed(
                                "The collection cannot be searched.")));
    }

    private ToolResult found(List<Match> matches) {
        return ToolResult.of(wording.apply(matches.stream().flatMap(Match::withReferences).toList()));
    }
}
