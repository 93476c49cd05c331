package dev.parlance.inference.completion;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.parlance.chassis.failure.Failure;

/**
 * What a request says beyond the OpenAI shape. It is for us, and no upstream reads it.
 *
 * @param metadata what the caller says of the request
 * @param conversation under which its conversation is kept; absent leaves that to us
 * @param more members of the provider's own, for gateways to a provider of the account's
 * @param rest those of the extensions that are understood elsewhere, by name
 */
record Extensions(Map<String, String> metadata, @Nullable String conversation, @Nullable ObjectNode more,
        Map<String, JsonNode> rest) {

    private static final int LONGEST_KEY = 128;

    private static final String BLOCKS = "textual_blocks";

    /** All of them. A request with none of these can be passed on as it is. */
    static final Set<String> NAMES = Set.of("prompt", "metadata", "idempotency_key", "response_schema", "json_only",
            "builtin_tools", "multimodal_preprocess", "extra_body", "tool_invocation_explanations", "rendering_mode",
            "routing_preset");

    private static final List<String> NOT_YET = List.of("builtin_tools", "routing_preset");

    private static final List<String> ELSEWHERE = List.of("response_schema", "json_only", "multimodal_preprocess",
            "tool_invocation_explanations", "rendering_mode");

    Extensions {
        metadata = Map.copyOf(metadata);
        rest = Map.copyOf(rest);
    }

    /** Takes them out of a request. */
    static Extensions take(ObjectNode request) {
        prompt(request);
        NOT_YET.forEach(name -> refuse(name, request.remove(name)));
        Map<String, JsonNode> rest = new LinkedHashMap<>();
        for (String name : ELSEWHERE) {
            JsonNode value = request.remove(name);
            if (value != null && !value.isNull()) {
                rest.put(name, value);
            }
        }
        return new Extensions(metadata(request.remove("metadata")), key(request.remove("idempotency_key")),
                object("extra_body", request.remove("extra_body")), rest);
    }

    /** Leaves one of them in a request, for whoever comes next. */
    void leave(String name, ObjectNode request) {
        JsonNode value = rest.get(name);
        if (value != null) {
            request.set(name, value);
        }
    }

    /** Whether calls of tools are to be explained; empty where that is left to the gateway. */
    Optional<Boolean> explanations() {
        JsonNode wanted = rest.get("tool_invocation_explanations");
        if (wanted != null && !wanted.isBoolean()) {
            throw Failure.invalid("tool_invocation_explanations",
                    "The field 'tool_invocation_explanations' takes true or false.");
        }
        return Optional.ofNullable(wanted).map(JsonNode::booleanValue);
    }

    /** Whether everything is to be told as marked text. */
    boolean inBlocks() {
        JsonNode mode = rest.get("rendering_mode");
        if (mode != null && !BLOCKS.equals(mode.asString(""))) {
            throw Failure.invalid("rendering_mode", "The field 'rendering_mode' takes '" + BLOCKS + "'.");
        }
        return mode != null;
    }

    /** One message of the user, in short. */
    private static void prompt(ObjectNode request) {
        JsonNode prompt = request.remove("prompt");
        if (prompt == null || prompt.isNull()) {
            return;
        }
        if (!prompt.isString() || prompt.stringValue().isBlank()) {
            throw Failure.invalid("prompt", "The field 'prompt' must be a text.");
        }
        if (request.hasNonNull("messages")) {
            throw Failure.badRequest("ambiguous_body",
                    "The body holds both 'prompt' and 'messages'; send one of them.");
        }
        request.putArray("messages").addObject().put("role", "user").put("content", prompt.stringValue());
    }

    private static Map<String, String> metadata(@Nullable JsonNode value) {
        ObjectNode metadata = object("metadata", value);
        Map<String, String> said = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry : metadata == null
                ? Set.<Map.Entry<String, JsonNode>>of()
                : metadata.properties()) {
            if (!entry.getValue().isString()) {
                throw Failure.invalid("metadata", "The values of the field 'metadata' must be strings.");
            }
            said.put(entry.getKey(), entry.getValue().stringValue());
        }
        return said;
    }

    private static @Nullable String key(@Nullable JsonNode value) {
        if (value == null || value.isNull()) {
            return null;
        }
        String key = value.asString("");
        if (!value.isString() || key.isEmpty() || key.length() > LONGEST_KEY) {
            throw Failure.invalid("idempotency_key",
                    "The field 'idempotency_key' must be a text of 1 to " + LONGEST_KEY + " characters.");
        }
        return key;
    }

    private static @Nullable ObjectNode object(String name, @Nullable JsonNode value) {
        if (value == null || value.isNull()) {
            return null;
        }
        if (value instanceof ObjectNode object) {
            return object;
        }
        throw Failure.invalid(name, "The field '" + name + "' must be an object.");
    }

    private static void refuse(String name, @Nullable JsonNode value) {
        if (value != null && !value.isNull() && !value.isEmpty()) {
            throw Failure.of(422, "not_supported_yet",
                    "What the field '" + name + "' asks for is not supported yet.").withField(name);
        }
    }
}
