package dev.parlance.inference.embedding;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

import dev.parlance.chassis.failure.Failure;
import dev.parlance.inference.stream.JsonTokens;
import dev.parlance.inference.stream.TokenCount;

/** Finds in one pass over a request's bytes what has to be known of it. One instance reads one request. */
final class EmbeddingReader {

    private static final int MOST_INPUTS = 2_048;

    private static final int MOST_DIMENSIONS = 65_536;

    private static final Set<String> ONCE = Set.of("model", "input", "encoding_format", "dimensions");

    private final byte[] body;

    private final JsonParser parser;

    private final Set<String> seen = new HashSet<>();

    private final List<String> texts = new ArrayList<>();

    private @Nullable String model;

    private int modelStart;

    private int modelEnd;

    private int inputs;

    private int tokens;

    private boolean base64;

    private @Nullable Integer dimensions;

    private EmbeddingReader(byte[] body, JsonParser parser) {
        this.body = body;
        this.parser = parser;
    }

    static EmbeddingRequest read(byte[] body) {
        try (JsonParser parser = JsonTokens.of(body)) {
            return new EmbeddingReader(body, parser).request();
        } catch (JacksonException malformed) {
            throw JsonTokens.malformed(malformed);
        }
    }

    private EmbeddingRequest request() {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw Failure.badRequest("invalid_request", "The body must be a JSON object.");
        }
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            demand(!ONCE.contains(name) || seen.add(name), name, "is there twice");
            member(name, parser.nextToken());
        }
        if (parser.nextToken() != null) {
            throw Failure.badRequest("malformed_json", "The body goes on after the JSON object.");
        }
        if (model == null || model.isBlank()) {
            throw Failure.missing("model");
        }
        if (inputs == 0) {
            throw Failure.missing("input");
        }
        return new EmbeddingRequest(body, model, texts, tokens, base64, dimensions, modelStart, modelEnd);
    }

    private void member(String name, JsonToken value) {
        switch (name) {
            case "model" -> model(value);
            case "input" -> input(value);
            case "encoding_format" -> format(value);
            case "dimensions" -> dimensions(value);
            case "user" -> demand(value == JsonToken.VALUE_STRING || value == JsonToken.VALUE_NULL, name,
                    "must be a text");
            default -> parser.skipChildren();
        }
    }

    private void model(JsonToken value) {
        demand(value == JsonToken.VALUE_STRING, "model", "must be a text");
        modelStart = JsonTokens.start(parser);
        model = parser.getString();
        modelEnd = JsonTokens.end(parser);
    }

    private void input(JsonToken value) {
        if (value == JsonToken.VALUE_STRING) {
            text();
            return;
        }
        demand(value == JsonToken.START_ARRAY, "input", "must be a text or a list of texts");
        JsonToken next = parser.nextToken();
        demand(next != JsonToken.END_ARRAY, "input", "must not be empty");
        if (next == JsonToken.VALUE_NUMBER_INT) {
            tokens(next);
            return;
        }
        for (; next != JsonToken.END_ARRAY; next = parser.nextToken()) {
            element(next);
        }
    }

    private void element(JsonToken value) {
        boolean isText = value == JsonToken.VALUE_STRING;
        demand(isText || value == JsonToken.START_ARRAY, "input", "must be a text or a list of texts");
        demand(isText ? texts.size() == inputs : texts.isEmpty(), "input", "must not mix texts and lists of tokens");
        demand(inputs < MOST_INPUTS, "input", "must hold " + MOST_INPUTS + " texts at most");
        if (isText) {
            text();
        } else {
            tokens(parser.nextToken());
        }
    }

    private void text() {
        String text = parser.getString();
        demand(!text.isEmpty(), "input", "must not hold an empty text");
        texts.add(text);
        inputs++;
        tokens += TokenCount.of(text);
    }

    /** From the first of a list of tokens to its end. */
    private void tokens(JsonToken first) {
        demand(first != JsonToken.END_ARRAY, "input", "must not hold an empty list");
        inputs++;
        for (JsonToken next = first; next != JsonToken.END_ARRAY; next = parser.nextToken()) {
            demand(next == JsonToken.VALUE_NUMBER_INT, "input", "must be a text or a list of texts");
            tokens++;
        }
    }

    private void format(JsonToken value) {
        String format = value == JsonToken.VALUE_STRING ? parser.getString() : "";
        base64 = format.equals("base64");
        demand(value == JsonToken.VALUE_NULL || base64 || format.equals("float"), "encoding_format",
                "must be 'float' or 'base64'");
    }

    private void dimensions(JsonToken value) {
        if (value == JsonToken.VALUE_NULL) {
            return;
        }
        boolean fits = value == JsonToken.VALUE_NUMBER_INT && parser.getStringLength() <= 5;
        int asked = fits ? parser.getIntValue() : 0;
        demand(asked > 0 && asked <= MOST_DIMENSIONS, "dimensions", "must be a whole number above 0");
        dimensions = asked;
    }

    private static void demand(boolean right, String field, String wrong) {
        if (!right) {
            throw Failure.invalid(field, "The field '" + field + "' " + wrong + ".");
        }
    }
}
