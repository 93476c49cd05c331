package dev.parlance.inference.provider;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * What a chunk says of a call of a tool: the first piece names it, later ones go on with its arguments.
 *
 * @param index tells calls of one answer apart; -1 where the upstream does not say
 */
public record CallPiece(int index, @Nullable String id, @Nullable String name, String arguments) {

    /** The list the parser has just entered, to its end. */
    static List<CallPiece> read(JsonParser parser) {
        List<CallPiece> pieces = new ArrayList<>(1);
        for (JsonToken next = parser.nextToken(); next != JsonToken.END_ARRAY; next = parser.nextToken()) {
            if (next == JsonToken.START_OBJECT) {
                pieces.add(piece(parser));
            } else {
                parser.skipChildren();
            }
        }
        return pieces;
    }

    private static CallPiece piece(JsonParser parser) {
        int index = -1;
        String id = null;
        CallPiece function = new CallPiece(-1, null, null, "");
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            JsonToken value = parser.nextToken();
            switch (name) {
                case "index" -> index = value == JsonToken.VALUE_NUMBER_INT ? small(parser) : -1;
                case "id" -> id = value == JsonToken.VALUE_STRING ? parser.getString() : null;
                case "function" -> function = value == JsonToken.START_OBJECT ? function(parser) : function;
                default -> parser.skipChildren();
            }
        }
        return new CallPiece(index, id, function.name(), function.arguments());
    }

    private static CallPiece function(JsonParser parser) {
        String called = null;
        String arguments = "";
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            boolean isText = parser.nextToken() == JsonToken.VALUE_STRING;
            if (isText && name.equals("name")) {
                called = parser.getString();
            } else if (isText && name.equals("arguments")) {
                arguments = parser.getString();
            } else {
                parser.skipChildren();
            }
        }
        return new CallPiece(-1, null, called, arguments);
    }

    private static int small(JsonParser parser) {
        return parser.getStringLength() > 4 ? -1 : parser.getIntValue();
    }
}
