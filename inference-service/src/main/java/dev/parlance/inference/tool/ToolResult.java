package dev.parlance.inference.tool;

import java.util.List;

import tools.jackson.databind.node.ObjectNode;

/**
 * What came of a tool.
 *
 * @param text what the model is told
 * @param success whether it did what was wanted
 * @param messages that the conversation gets besides, in the OpenAI shape
 */
public record ToolResult(String text, boolean success, List<ObjectNode> messages) {

    public ToolResult {
        messages = List.copyOf(messages);
    }

    public static ToolResult of(String text) {
        return new ToolResult(text, true, List.of());
    }

    public static ToolResult failed(String text) {
        return new ToolResult(text, false, List.of());
    }
}
