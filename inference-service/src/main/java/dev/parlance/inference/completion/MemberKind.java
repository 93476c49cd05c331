package dev.parlance.inference.completion;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JsonToken;

/** What kind of value a member of a request takes. Members not named here are the upstream's business. */
enum MemberKind {

    TEXT("a string",
            EnumSet.of(JsonToken.VALUE_STRING)), NUMBER("a number", EnumSet.of(JsonToken.VALUE_NUMBER_INT,
                    JsonToken.VALUE_NUMBER_FLOAT)), INTEGER("an integer", EnumSet.of(JsonToken.VALUE_NUMBER_INT)), FLAG(
                            "true or false", EnumSet.of(JsonToken.VALUE_TRUE, JsonToken.VALUE_FALSE)), LIST("an array",
                                    EnumSet.of(JsonToken.START_ARRAY)), OBJECT("an object",
                                            EnumSet.of(JsonToken.START_OBJECT)), TEXT_OR_LIST("a string or an array",
                                                    EnumSet.of(JsonToken.VALUE_STRING, JsonToken.START_ARRAY));

    private static final Map<String, MemberKind> MEMBERS = Map.ofEntries(Map.entry("model", TEXT),
            Map.entry("messages", LIST), Map.entry("stream", FLAG), Map.entry("stream_options", OBJECT),
            Map.entry("temperature", NUMBER), Map.entry("top_p", NUMBER), Map.entry("top_k", NUMBER),
            Map.entry("presence_penalty", NUMBER), Map.entry("frequency_penalty", NUMBER),
            Map.entry("max_tokens", INTEGER), Map.entry("max_completion_tokens", INTEGER), Map.entry("n", INTEGER),
            Map.entry("seed", INTEGER), Map.entry("stop", TEXT_OR_LIST), Map.entry("user", TEXT),
            Map.entry("tools", LIST), Map.entry("metadata", OBJECT), Map.entry("logprobs", FLAG),
            Map.entry("logit_bias", OBJECT), Map.entry("parallel_tool_calls", FLAG),
            Map.entry("response_format", OBJECT), Map.entry("reasoning_effort", TEXT));

    private final String words;

    private final Set<JsonToken> tokens;

    MemberKind(String words, Set<JsonToken> tokens) {
        this.words = words;
        this.tokens = tokens;
    }

    static @Nullable MemberKind of(String member) {
        return MEMBERS.get(member);
    }

    /** Null stands for absence everywhere. */
    boolean accepts(JsonToken token) {
        return token == JsonToken.VALUE_NULL || tokens.contains(token);
    }

    String words() {
        return words;
    }
}
