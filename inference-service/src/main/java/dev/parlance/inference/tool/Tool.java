package dev.parlance.inference.tool;

import dev.parlance.inference.inquiry.Inquiry;

import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/** Something a model may have done here while it answers. */
public interface Tool {

    /** As the model calls it; letters, digits, underscores and hyphens. */
    String name();

    /** What the model is told of it: an OpenAI tool definition. */
    ObjectNode definition();

    /**
     * Runs it. Whatever goes wrong is told to the model as a failed result; an error of this Mono is told without its
     * reason.
     */
    Mono<ToolResult> run(ObjectNode arguments, Inquiry inquiry);
}
