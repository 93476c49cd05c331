package dev.parlance.inference.completion;

import java.util.HashSet;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import dev.parlance.chassis.failure.Failure;
import dev.parlance.inference.completion.CompletionRequest.Span;
import dev.parlance.inference.stream.JsonEdit;
import dev.parlance.inference.stream.JsonTokens;

/** Finds in one pass over a request's bytes what has to be known of it. One instance reads one request. */
final class CompletionReader {

    private static final Set<String> ONCE = Set.of("model", "messages", "stream", "stream_options");

    private static final long MOST_TOKENS = 10_000_000;

    private final byte[] body;

    private final JsonParser parser;

    private final Set<String> seen = new HashSet<>();

    private @Nullable String model;

    private Span modelAt = new Span(0, 0);

    private int promptBytes;

    private boolean hasMessages;

    private boolean hasPrompt;

    private long mostTokens;

    private long choices = 1;

    private boolean stream;

    private boolean wantsUsage;

    private boolean plain = true;

    private @Nullable JsonEdit usageEdit;

    private CompletionReader(byte[] body, JsonParser parser) {
        this.body = body;
        this.parser = parser;
    }

    /** Judges a request that is a tree already. */
    static void judge(ObjectNode request) {
        read(JsonMapper.shared().writeValueAsBytes(request));
    }

    static CompletionRequest read(byte[] body) {
        try (JsonParser parser = JsonTokens.of(body)) {
            return new CompletionReader(body, parser).request();
        } catch (JacksonException malformed) {
            throw JsonTokens.malformed(malformed);
        }
    }

    private CompletionRequest request() {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw Failure.badRequest("invalid_request", "The body must be a JSON object.");
        }
        int inside = JsonTokens.start(parser) + 1;
        usageEdit = new JsonEdit(inside, inside, "\"stream_options\":{\"include_usage\":true},");
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            member(name);
        }
        if (parser.nextToken() != null) {
            throw Failure.badRequest("malformed_json", "The body goes on after the JSON object.");
        }
        return checked();
    }

    private CompletionRequest checked() {
        if (model == null || model.isBlank()) {
            throw Failure.missing("model");
        }
        if (!hasMessages && !hasPrompt) {
            throw Failure.missing("messages");
        }
        return new CompletionRequest(body, model, stream, wantsUsage, promptBytes, modelAt,
                mostOutput(), wantsUsage ? null : usageEdit, plain);
    }

    private void member(String name) {
        if (ONCE.contains(name) && !seen.add(name)) {
            throw Failure.invalid(name, "The field '" + name + "' is there twice.");
        }
        JsonToken value = parser.nextToken();
        MemberKind kind = MemberKind.of(name);
        if (kind != null && !kind.accepts(value)) {
            throw Failure.invalid(name, "The field '" + name + "' must be " + kind.words() + ".");
        }
        if (value == JsonToken.VALUE_NULL && !name.equals("stream_options")) {
            return;
        }
        plain &= !Extensions.NAMES.contains(name) && !name.equals("response_format");
        hasPrompt |= name.equals("prompt");
        read(name, value);
    }

    private void read(String name, JsonToken value) {
        switch (name) {
            case "model" -> model();
            case "messages" -> messages();
            case "stream" -> stream = value == JsonToken.VALUE_TRUE;
            case "stream_options" -> streamOptions(value);
            case "max_tokens", "max_completion_tokens" -> mostTokens = Math.max(mostTokens, number());
            case "n" -> choices = number();
            default -> parser.skipChildren();
        }
    }

    /** What is beyond reason is for the model to judge. */
    private long number() {
        return Math.clamp((long) parser.getDoubleValue(), 1, MOST_TOKENS);
    }

    private int mostOutput() {
        return (int) Math.min(MOST_TOKENS, mostTokens * choices);
    }

    private void model() {
        int start = JsonTokens.start(parser);
        model = parser.getString();
        modelAt = new Span(start, JsonTokens.end(parser));
    }

    private void messages() {
        int start = JsonTokens.start(parser);
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken() != JsonToken.START_OBJECT) {
                throw Failure.invalid("messages", "Every message must be an object.");
            }
            message();
            hasMessages = true;
        }
        if (!hasMessages) {
            throw Failure.invalid("messages", "The field 'messages' needs at least one message.");
        }
        promptBytes = JsonTokens.end(parser) - start;
    }

    private void message() {
        boolean hasRole = false;
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            JsonToken value = parser.nextToken();
            hasRole |= name.equals("role") && value == JsonToken.VALUE_STRING;
            if (name.equals("content") && !MemberKind.TEXT_OR_LIST.accepts(value)) {
                throw Failure.invalid("messages", "The content of a message must be a string or an array.");
            }
            parser.skipChildren();
        }
        if (!hasRole) {
            throw Failure.invalid("messages", "Every message needs a role.");
        }
    }

    private void streamOptions(JsonToken value) {
        int start = JsonTokens.start(parser);
        if (value == JsonToken.VALUE_NULL) {
            usageEdit = new JsonEdit(start, JsonTokens.end(parser), "{\"include_usage\":true}");
            return;
        }
        String first = parser.nextName();
        usageEdit = new JsonEdit(start + 1, start + 1,
                first == null ? "\"include_usage\":true" : "\"include_usage\":true,");
        for (String name = first; name != null; name = parser.nextName()) {
            streamOption(name);
        }
    }

    private void streamOption(String name) {
        JsonToken value = parser.nextToken();
        if (!name.equals("include_usage")) {
            parser.skipChildren();
            return;
        }
        if (!MemberKind.FLAG.accepts(value)) {
            throw Failure.invalid("stream_options", "The option 'include_usage' must be true or false.");
        }
        wantsUsage = value == JsonToken.VALUE_TRUE;
        usageEdit = new JsonEdit(JsonTokens.start(parser), JsonTokens.end(parser), "true");
    }
}
