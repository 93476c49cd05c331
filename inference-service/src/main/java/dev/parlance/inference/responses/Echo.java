package dev.parlance.inference.responses;

import java.util.ArrayList;
import java.util.List;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import dev.parlance.inference.translation.Members;

/** What a response repeats of its request. Nothing is said of what the request leaves to the model. */
final class Echo {

    private final List<String> members = new ArrayList<>();

    private final Members request;

    private Echo(Members request) {
        this.request = request;
    }

    /** The members, as they stand in an object. */
    static String of(Members request) {
        return new Echo(request).members();
    }

    private String members() {
        asked("instructions", "null");
        asked("max_output_tokens", "null");
        asked("metadata", "{}");
        asked("parallel_tool_calls", "true");
        member("previous_response_id", "null");
        member("reasoning", reasoning());
        member("service_tier", "\"default\"");
        member("store", "false");
        asked("temperature", "null");
        member("text", text());
        asked("tool_choice", "\"auto\"");
        member("tools", tools());
        asked("top_p", "null");
        asked("truncation", "\"disabled\"");
        asked("user", "null");
        return String.join(",", members);
    }

    private void asked(String name, String otherwise) {
        member(name, request.has(name) ? request.value(name).toString() : otherwise);
    }

    private void member(String name, String json) {
        members.add("\"" + name + "\":" + json);
    }

    private String reasoning() {
        JsonNode reasoning = request.value("reasoning");
        return "{\"effort\":" + orNull(reasoning.path("effort")) + ",\"summary\":" + orNull(reasoning.path("summary"))
                + "}";
    }

    private String text() {
        ObjectNode text = JsonMapper.shared().createObjectNode();
        text.putObject("format").put("type", "text");
        if (request.value("text") instanceof ObjectNode asked) {
            text.setAll(asked);
        }
        return text.toString();
    }

    /** Every tool says all that a tool may say. */
    private String tools() {
        List<String> tools = new ArrayList<>();
        for (JsonNode tool : request.value("tools")) {
            tools.add("{\"type\":\"function\",\"name\":" + orNull(tool.path("name")) + ",\"description\":"
                    + orNull(tool.path("description")) + ",\"parameters\":" + orNull(tool.path("parameters"))
                    + ",\"strict\":" + orNull(tool.path("strict")) + "}");
        }
        return "[" + String.join(",", tools) + "]";
    }

    private static String orNull(JsonNode value) {
        return value.isMissingNode() ? "null" : value.toString();
    }
}
