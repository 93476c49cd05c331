package dev.parlance.inference.provider;

import java.util.List;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** The text in the choices of a chunk. */
final class ChunkText {

    private @Nullable String content;

    private @Nullable String reasoning;

    private @Nullable String finish;

    private List<CallPiece> calls = List.of();

    private boolean first = true;

    List<CallPiece> calls() {
        return calls;
    }

    String content() {
        return content == null ? "" : content;
    }

    String reasoning() {
        return reasoning == null ? "" : reasoning;
    }

    @Nullable
    String finish() {
        return finish;
    }

    /** Reads the choice whose object the parser has just entered, to its end. */
    void choice(JsonParser parser) {
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            JsonToken value = parser.nextToken();
            if (name.equals("finish_reason") && value == JsonToken.VALUE_STRING) {
                finish = parser.getString();
            } else if (name.equals("delta") && value == JsonToken.START_OBJECT && first) {
                delta(parser);
            } else {
                parser.skipChildren();
            }
        }
        first = false;
    }

    private void delta(JsonParser parser) {
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            JsonToken value = parser.nextToken();
            boolean isText = value == JsonToken.VALUE_STRING;
            if (value == JsonToken.START_ARRAY && name.equals("tool_calls")) {
                calls = CallPiece.read(parser);
            } else if (isText && name.equals("content")) {
                content = parser.getString();
            } else if (isText && (name.equals("reasoning") || name.equals("reasoning_content"))) {
                reasoning = parser.getString();
            } else {
                parser.skipChildren();
            }
        }
    }
}
