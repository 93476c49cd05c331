package dev.parlance.inference.answer;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import dev.parlance.chassis.failure.Failure;
import dev.parlance.chassis.identity.Ids;
import dev.parlance.inference.conversation.SessionId;
import dev.parlance.inference.stream.JsonTokens;

/**
 * What was sent to the workspace chat.
 *
 * @param model absent leaves the choice to us
 * @param session absent for a new one
 */
record WorkspaceBody(String message, @Nullable String model, @Nullable SessionId session) {

    static WorkspaceBody of(byte[] bytes, JsonMapper json, int longest) {
        JsonNode body = tree(bytes, json);
        if (!body.isObject()) {
            throw Failure.badRequest("invalid_request", "The body must be a JSON object with 'message'.");
        }
        String message = text(body, "message");
        if (message == null) {
            throw body.hasNonNull("message")
                    ? Failure.invalid("message", "The field 'message' must not be empty.")
                    : Failure.missing("message");
        }
        if (message.length() > longest) {
            throw Failure.invalid("message", "The field 'message' may have at most " + longest + " characters.");
        }
        return new WorkspaceBody(message, text(body, "model"), session(text(body, "conversationId")));
    }

    private static JsonNode tree(byte[] bytes, JsonMapper json) {
        try {
            return json.readTree(bytes);
        } catch (JacksonException malformed) {
            throw JsonTokens.malformed(malformed);
        }
    }

    /** Absent where nothing is said. */
    private static @Nullable String text(JsonNode body, String field) {
        JsonNode value = body.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isString()) {
            throw Failure.invalid(field, "The field '" + field + "' must be a string.");
        }
        String text = value.stringValue().strip();
        return text.isEmpty() ? null : text;
    }

    private static @Nullable SessionId session(@Nullable String id) {
        return id == null
                ? null
                : new SessionId(Ids.parse(id).orElseThrow(() -> Failure.notFound("conversation")));
    }
}
