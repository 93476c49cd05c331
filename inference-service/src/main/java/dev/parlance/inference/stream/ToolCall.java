package dev.parlance.inference.stream;

/**
 * What a model wants a tool to do.
 *
 * @param id joins the call and its result
 * @param arguments JSON, as the model wrote it
 */
public record ToolCall(String id, String name, String arguments) {}
