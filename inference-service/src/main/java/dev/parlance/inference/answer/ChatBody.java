package dev.parlance.inference.answer;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import dev.parlance.chassis.failure.Failure;
import dev.parlance.inference.stream.JsonTokens;

/**
 * What was sent to a chat route. One route serves two forms, and the body says which: {@code question} is the support form,
 * {@code message} the app form.
 *
 * @param session absent for a new one
 */
record ChatBody(Form form, String text, @Nullable String session, boolean stream) {

    /** Which of the two published shapes. */
    enum Form {

        SUPPORT("support", "question"), APP("app", "message");

        private final String family;

        private final String field;

        Form(String family, String field) {
            this.family = family;
            this.field = field;
        }

        String family() {
            return family;
        }

        String field() {
            return field;
        }
    }

    /** The JSON object in a body. */
    static JsonNode object(byte[] body, JsonMapper json) {
        try {
            JsonNode tree = json.readTree(body);
            if (tree.isObject()) {
                return tree;
            }
        } catch (JacksonException malformed) {
            throw JsonTokens.malformed(malformed);
        }
        throw Failure.badRequest("invalid_request", "The body must be a JSON object with 'question' or 'message'.");
    }

    /** The form of a body on the shared route. */
    static Form form(JsonNode body) {
        boolean question = body.hasNonNull(Form.SUPPORT.field);
        boolean message = body.hasNonNull(Form.APP.field);
        if (question && message) {
            throw Failure.badRequest("ambiguous_body",
                    "The body holds both 'question' and 'message'; send one of them.");
        }
        if (!question && !message) {
            throw Failure.badRequest("missing_field", "The body needs 'question' or 'message'.");
        }
        return question ? Form.SUPPORT : Form.APP;
    }

    static ChatBody of(Form form, JsonNode body, int longest) {
        String text = text(form.field, body.get(form.field), longest);
        boolean stream = form == Form.APP && flag("stream", body.get("stream"));
        return new ChatBody(form, text, session(body.get("session_id")), stream);
    }

    private static String text(String field, @Nullable JsonNode value, int longest) {
        if (value == null || value.isNull()) {
            throw Failure.missing(field);
        }
        if (!value.isString()) {
            throw Failure.invalid(field, "The field '" + field + "' must be a string.");
        }
        String text = value.stringValue().strip();
        if (text.isEmpty()) {
            throw Failure.invalid(field, "The field '" + field + "' must not be empty.");
        }
        if (text.length() > longest) {
            throw Failure.invalid(field, "The field '" + field + "' may have at most " + longest + " characters.");
        }
        return text;
    }

    /** Some clients send an empty one with the first message. */
    private static @Nullable String session(@Nullable JsonNode value) {
        if (value == null || value.isNull()) {
            return null;
        }
        if (!value.isString()) {
            throw Failure.invalid("session_id", "The field 'session_id' must be a string.");
        }
        return value.stringValue().isEmpty() ? null : value.stringValue();
    }

    private static boolean flag(String field, @Nullable JsonNode value) {
        if (value == null || value.isNull()) {
            return false;
        }
        if (!value.isBoolean()) {
            throw Failure.invalid(field, "The field '" + field + "' must be true or false.");
        }
        return value.booleanValue();
    }
}
