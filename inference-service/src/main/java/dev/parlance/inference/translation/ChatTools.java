package dev.parlance.inference.translation;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What the OpenAI shape says of tools. */
public final class ChatTools {

    private ChatTools() {
    }

    /** @param parameters JSON Schema, or nothing where it takes none */
    public static ObjectNode tool(String name, @Nullable String description, JsonNode parameters, JsonNode strict) {
        ObjectNode tool = JsonMapper.shared().createObjectNode().put("type", "function");
        ObjectNode function = tool.putObject("function").put("name", name);
        if (description != null) {
            function.put("description", description);
        }
        if (parameters.isObject()) {
            function.set("parameters", parameters);
        }
        if (strict.isBoolean()) {
            function.set("strict", strict);
        }
        return tool;
    }

    /** The choice of one tool. */
    public static ObjectNode only(String name) {
        ObjectNode choice = JsonMapper.shared().createObjectNode().put("type", "function");
        choice.putObject("function").put("name", name);
        return choice;
    }

    /** The form an answer must have. */
    public static ObjectNode format(String name, @Nullable String description, JsonNode schema, JsonNode strict) {
        ObjectNode format = JsonMapper.shared().createObjectNode().put("type", "json_schema");
        ObjectNode inner = format.putObject("json_schema").put("name", name);
        if (description != null) {
            inner.put("description", description);
        }
        inner.set("schema", schema);
        if (strict.isBoolean()) {
            inner.set("strict", strict);
        }
        return format;
    }
}
