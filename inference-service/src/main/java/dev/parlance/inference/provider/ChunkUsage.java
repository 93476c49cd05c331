package dev.parlance.inference.provider;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

import dev.parlance.inference.stream.TokenUsage;

/** Reads how many tokens an upstream says it used, and believes only what can be true. */
final class ChunkUsage {

    private static final int MOST_TOKENS = 100_000_000;

    private static final int MOST_DIGITS = 9;

    static final int INCREDIBLE = -1;

    private ChunkUsage() {
    }

    /**
     * Reads the object the parser has just entered, to its end.
     *
     * @param unsaid tokens written where it does not say
     */
    static @Nullable TokenUsage read(JsonParser parser, int unsaid) {
        int prompt = INCREDIBLE;
        int completion = unsaid;
        int cached = 0;
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            JsonToken value = parser.nextToken();
            switch (name) {
                case "prompt_tokens" -> prompt = count(parser, value);
                case "completion_tokens" -> completion = count(parser, value);
                case "prompt_tokens_details" -> cached = cached(parser, value);
                default -> parser.skipChildren();
            }
        }
        boolean credible = prompt >= 0 && completion >= 0 && cached >= 0;
        return credible ? new TokenUsage(prompt, completion, Math.min(cached, prompt), false) : null;
    }

    private static int cached(JsonParser parser, JsonToken value) {
        int cached = 0;
        if (value != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return cached;
        }
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            JsonToken count = parser.nextToken();
            if (name.equals("cached_tokens") && count != JsonToken.VALUE_NULL) {
                cached = count(parser, count);
            } else {
                parser.skipChildren();
            }
        }
        return cached;
    }

    private static int count(JsonParser parser, JsonToken value) {
        if (value != JsonToken.VALUE_NUMBER_INT || parser.getStringLength() > MOST_DIGITS) {
            parser.skipChildren();
            return INCREDIBLE;
        }
        int count = parser.getIntValue();
        return count > MOST_TOKENS ? INCREDIBLE : count;
    }
}
