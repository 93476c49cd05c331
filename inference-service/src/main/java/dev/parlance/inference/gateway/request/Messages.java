package dev.parlance.inference.gateway.request;

import java.util.List;
import java.util.stream.Collectors;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reads and makes messages of the OpenAI shape. */
final class Messages {

    static final String USER = "user";

    static final String ASSISTANT = "assistant";

    static final String TOOL = "tool";

    private static final String CONTENT = "content";

    private Messages() {
    }

    static ObjectNode message(String role, String text) {
        return JsonNodeFactory.instance.objectNode().put("role", role).put(CONTENT, text);
    }

    static boolean is(JsonNode message, String role) {
        return message.path("role").asString("").equals(role);
    }

    /** Whether it instructs the model instead of conversing with it. */
    static boolean instructs(JsonNode message) {
        return is(message, "system") || is(message, "developer");
    }

    static boolean callsTools(JsonNode message) {
        return !message.path("tool_calls").isEmpty();
    }

    /** All its text; empty where it has none. */
    static String text(JsonNode message) {
        JsonNode content = message.path(CONTENT);
        return content.isArray()
                ? content.valueStream().filter(Messages::isText).map(part -> part.path("text").asString(""))
                        .collect(Collectors.joining("\n"))
                : content.asString("");
    }

    /** The same with another text; what is no text stays. */
    static ObjectNode withText(ObjectNode message, String text) {
        ObjectNode changed = message.deepCopy();
        if (!message.path(CONTENT).isArray()) {
            return changed.put(CONTENT, text);
        }
        ArrayNode parts = changed.putArray(CONTENT).add(part(text));
        message.path(CONTENT).valueStream().filter(part -> !isText(part)).forEach(parts::add);
        return changed;
    }

    /** Content as a list of parts. */
    static List<JsonNode> parts(JsonNode message) {
        JsonNode content = message.path(CONTENT);
        if (content.isArray()) {
            return content.valueStream().toList();
        }
        String text = content.asString("");
        return text.isEmpty() ? List.of() : List.of(part(text));
    }

    static ObjectNode part(String text) {
        return JsonNodeFactory.instance.objectNode().put("type", "text").put("text", text);
    }

    static boolean isText(JsonNode part) {
        return part.path("type").asString("text").equals("text");
    }
}
