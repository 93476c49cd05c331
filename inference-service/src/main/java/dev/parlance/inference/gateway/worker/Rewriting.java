package dev.parlance.inference.gateway.worker;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import dev.parlance.chassis.failure.Failure;
import dev.parlance.inference.gateway.equipment.Functions;
import dev.parlance.inference.gateway.parameter.ToolRules;
import dev.parlance.inference.inquiry.Inquiry;
import dev.parlance.inference.tool.Toolbox;

/** Does to a request what a worker wants done to it, one thing after the other. One instance changes one request. */
final class Rewriting {

    private static final int MOST = 1_000;

    private static final Set<String> ROLES = Set.of("system", "developer", "user", "assistant", "tool");

    private static final Set<String> PARTS = Set.of("messages", "meta", "system", "tools", "skills", "all");

    private final Functions functions;

    private final ObjectNode body;

    private final List<JsonNode> messages = new ArrayList<>();

    private Toolbox tools;

    private Inquiry inquiry;

    Rewriting(Draft draft, Functions functions) {
        this.functions = functions;
        this.body = draft.body();
        this.tools = draft.tools();
        this.inquiry = draft.inquiry();
        body.path("messages").forEach(messages::add);
    }

    /** Fails with 502 where that cannot be done. */
    Draft done(JsonNode rewrites) {
        if (!rewrites.isArray() || rewrites.size() > MOST) {
            throw unclear("'data.rewrites' must be an array of at most " + MOST + " rewrites.");
        }
        for (int i = 0; i < rewrites.size(); i++) {
            rewrite("rewrites[" + i + "]", rewrites.path(i));
        }
        if (messages.isEmpty()) {
            throw unclear("It leaves no message.");
        }
        body.putArray("messages").addAll(messages);
        return new Draft(body, tools, inquiry);
    }

    private void rewrite(String at, JsonNode rewrite) {
        switch (rewrite.path("type").asString("")) {
            case "clear" -> clear(at, rewrite.path("argument").asString("all"));
            case "add-message" -> messages.add(message(at + ".message", rewrite.path("message")));
            case "remove-message" -> remove(at, rewrite.path("index"));
            case "add-system" -> instruct(at, rewrite.path("message"));
            case "add-tool" -> tools().add(judged(() -> ToolRules.tool(at + ".tool", rewrite.path("tool"))));
            case "add-protocol-tool" -> function(at, rewrite.path("tool"));
            case "add-mcp-source" -> throw Failure.of(422, "not_supported_yet",
                    "The worker asks for 'add-mcp-source', which is not supported yet.");
            default -> throw unclear("There is no rewrite such as '" + at + "'.");
        }
    }

    private void clear(String at, String part) {
        if (!PARTS.contains(part)) {
            throw unclear("'" + at + ".argument' takes one of " + String.join(", ", PARTS.stream().sorted().toList())
                    + ".");
        }
        boolean all = part.equals("all");
        messages.removeIf(message -> all || part.equals(instructs(message) ? "system" : "messages"));
        if (all || part.equals("tools")) {
            tools = Toolbox.empty();
            body.remove(List.of("tools", "tool_choice", "parallel_tool_calls"));
        }
        if (all || part.equals("meta")) {
            inquiry = inquiry.withoutMetadata();
        }
    }

    private static boolean instructs(JsonNode message) {
        return Set.of("system", "developer").contains(message.path("role").asString(""));
    }

    static JsonNode message(String at, JsonNode message) {
        boolean says = message.path("content").isString() || message.path("content").isArray()
                || !message.path("tool_calls").isEmpty();
        if (!message.isObject() || !ROLES.contains(message.path("role").asString("")) || !says) {
            throw unclear("'" + at + "' must be a message with 'role' and 'content'.");
        }
        return message;
    }

    private void remove(String at, JsonNode index) {
        if (!index.isInt() || index.intValue() < 0 || index.intValue() >= messages.size()) {
            throw unclear("'" + at + ".index' must be that of one of " + messages.size() + " messages.");
        }
        messages.remove(index.intValue());
    }

    /** After the instructions that the request begins with. */
    private void instruct(String at, JsonNode text) {
        if (!text.isString() || text.stringValue().isBlank()) {
            throw unclear("'" + at + ".message' must be a text.");
        }
        int after = 0;
        while (after < messages.size() && instructs(messages.get(after))) {
            after++;
        }
        messages.add(after,
                JsonNodeFactory.instance.objectNode().put("role", "system").put("content", text.stringValue()));
    }

    private ArrayNode tools() {
        return body.path("tools") instanceof ArrayNode given ? given : body.putArray("tools");
    }

    /** Nothing runs here for strangers. */
    private void function(String at, JsonNode definition) {
        var tool = judged(() -> functions.judged(at + ".tool", definition));
        if (!inquiry.caller().publishable()) {
            tools = tools.with(List.of(tool));
        }
    }

    private static <T> T judged(Supplier<T> judgement) {
        try {
            return judgement.get();
        } catch (Failure failure) {
            throw unclear(failure.text());
        }
    }

    static Failure unclear(String words) {
        return Failure.of(502, "worker_failed", "What the gateway's worker answered cannot be done. " + words);
    }
}
