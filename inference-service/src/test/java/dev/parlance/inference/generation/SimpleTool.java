package dev.parlance.inference.generation;

import java.util.function.Function;

import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import dev.parlance.inference.inquiry.Inquiry;
import dev.parlance.inference.tool.Tool;
import dev.parlance.inference.tool.ToolResult;

/** A tool that does what a test says. */
record SimpleTool(String name, Function<ObjectNode, Mono<ToolResult>> work) implements Tool {

    @Override
    public ObjectNode definition() {
        ObjectNode definition = JsonMapper.shared().createObjectNode().put("type", "function");
        definition.putObject("function").put("name", name).putObject("parameters").put("type", "object");
        return definition;
    }

    @Override
    public Mono<ToolResult> run(ObjectNode arguments, Inquiry inquiry) {
        return work.apply(arguments);
    }
}
