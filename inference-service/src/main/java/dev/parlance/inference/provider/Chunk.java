package dev.parlance.inference.provider;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

import dev.parlance.inference.stream.JsonEdit;
import dev.parlance.inference.stream.JsonTokens;
import dev.parlance.inference.stream.TokenUsage;

/** What a chunk of a stream, or a whole answer, says about itself, found in one pass over its bytes. */
public final class Chunk {

    private static final byte[] DONE = "[DONE]".getBytes(StandardCharsets.US_ASCII);

    private final byte[] json;

    private final ChunkText text = new ChunkText();

    private boolean choices;

    private int choicesStart;

    private int choicesEnd;

    private @Nullable TokenUsage usage;

    private int usageStart;

    private int usageEnd;

    private @Nullable String error;

    private int closing;

    private Chunk(byte[] json) {
        this.json = json;
    }

    /** Whether it is no chunk but what follows the last one. */
    public static boolean isDone(byte[] payload) {
        return Arrays.equals(payload, DONE);
    }

    public static Chunk of(byte[] json) {
        Chunk chunk = new Chunk(json);
        try (JsonParser parser = JsonTokens.of(json)) {
            chunk.read(parser);
        } catch (JacksonException malformed) {
            throw UpstreamFailure.broken("The model sent something that is not JSON.");
        }
        return chunk;
    }

    /** Whether it carries anything for at least one choice. */
    public boolean hasChoices() {
        return choices;
    }

    /** Why a choice ended, in the first that says so. */
    public @Nullable String finish() {
        return text.finish();
    }

    /** What it adds to the answer of the first choice. */
    public String text() {
        return text.content();
    }

    /** What it adds to the reasoning of the first choice. */
    public String reasoning() {
        return text.reasoning();
    }

    /** What it says of calls of tools in the first choice. */
    public List<CallPiece> calls() {
        return text.calls();
    }

    /** Absent too when the numbers cannot be true. */
    public @Nullable TokenUsage usage() {
        return usage;
    }

    /** What went wrong, in the upstream's words. */
    public @Nullable String error() {
        return error;
    }

    /** The usage as it stands there. */
    public String usageText() {
        return new String(json, usageStart, usageEnd - usageStart, StandardCharsets.UTF_8);
    }

    /** The edit that gives it this usage in place of what it says. */
    public JsonEdit withUsage(String other) {
        return usageEnd == 0
                ? new JsonEdit(closing, closing, ",\"usage\":" + other)
                : new JsonEdit(usageStart, usageEnd, other);
    }

    /** The edit that adds a member it did not have. */
    public JsonEdit with(String member, String json) {
        return new JsonEdit(closing, closing, ",\"" + member + "\":" + json);
    }

    /** The edit that leaves it without choices. */
    public JsonEdit withoutChoices() {
        return new JsonEdit(choicesStart, choicesEnd, "[]");
    }

    private void read(JsonParser parser) {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw UpstreamFailure.broken("The model sent something that is not an answer.");
        }
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            JsonToken value = parser.nextToken();
            switch (name) {
                case "choices" -> choices(parser, value);
                case "usage" -> usage(parser, value);
                case "error" -> error(parser, value);
                default -> parser.skipChildren();
            }
        }
        closing = JsonTokens.start(parser);
        if (parser.nextToken() != null) {
            throw UpstreamFailure.broken("The model sent more than an answer.");
        }
    }

    private void choices(JsonParser parser, JsonToken value) {
        if (value != JsonToken.START_ARRAY) {
            parser.skipChildren();
            return;
        }
        choicesStart = JsonTokens.start(parser);
        for (JsonToken next = parser.nextToken(); next != JsonToken.END_ARRAY; next = parser.nextToken()) {
            if (next == JsonToken.START_OBJECT) {
                choices = true;
                text.choice(parser);
            } else {
                parser.skipChildren();
            }
        }
        choicesEnd = JsonTokens.end(parser);
    }

    private void usage(JsonParser parser, JsonToken value) {
        usageStart = JsonTokens.start(parser);
        if (value == JsonToken.START_OBJECT) {
            usage = ChunkUsage.read(parser);
        } else {
            parser.skipChildren();
        }
        usageEnd = JsonTokens.end(parser);
    }

    private void error(JsonParser parser, JsonToken value) {
        if (value == JsonToken.VALUE_NULL) {
            return;
        }
        error = value == JsonToken.VALUE_STRING ? parser.getString() : "The model failed.";
        if (value != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return;
        }
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            if (parser.nextToken() == JsonToken.VALUE_STRING && name.equals("message")) {
                error = parser.getString();
            }
            parser.skipChildren();
        }
    }
}
