package dev.parlance.inference.gateway.worker;

import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

import dev.parlance.inference.inquiry.Inquiry;
import dev.parlance.inference.tool.Tool;
import dev.parlance.inference.tool.ToolResult;

/**
 * A tool that a worker is asked about before each call.
 *
 * @param inquiry as the worker has left it
 */
record WatchedTool(Tool tool, Worker worker, Inquiry inquiry) implements Tool {

    @Override
    public String name() {
        return tool.name();
    }

    @Override
    public ObjectNode definition() {
        return tool.definition();
    }

    @Override
    public Mono<ToolResult> run(ObjectNode arguments, Inquiry asked) {
        return worker.called(name(), arguments, inquiry)
                .switchIfEmpty(Mono.defer(() -> tool.run(arguments, inquiry)));
    }
}
