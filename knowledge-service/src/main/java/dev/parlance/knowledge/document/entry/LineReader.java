package dev.parlance.knowledge.document.entry;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import dev.parlance.chassis.failure.Failure;

/** Reads lines of JSON strictly: what could be understood in two ways is a bad line, and told. */
final class LineReader {

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final JsonMapper json = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS, DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    ReadLine read(Line line) {
        if (line.tooLong()) {
            return bad(line, null, "line_too_long", "The line is longer than is taken.");
        }
        try {
            return read(line, json.readTree(text(line)));
        } catch (CharacterCodingException garbled) {
            return bad(line, null, "invalid_encoding", "The line is not UTF-8.");
        } catch (JacksonException malformed) {
            return bad(line, null, "malformed_json", "The line is not one valid JSON object"
                    + (malformed.getLocation() == null
                            ? "."
                            : " (column " + malformed.getLocation().getColumnNr() + ")."));
        }
    }

    /** @throws Failure where this is no JSON */
    JsonNode parse(String text) {
        try {
            return json.readTree(text);
        } catch (JacksonException malformed) {
            throw Failure.badRequest("malformed_json", "The body is not valid JSON" + place(malformed));
        }
    }

    private static String place(JacksonException malformed) {
        var place = malformed.getLocation();
        return place == null
                ? "."
                : " (line " + place.getLineNr() + ", column " + place.getColumnNr() + ").";
    }

    private static ReadLine read(Line line, JsonNode node) {
        try {
            return new ReadLine.Good(line.number(), EntryRules.OF_LINES.read(node));
        } catch (Failure wrong) {
            JsonNode key = node.path(EntryRules.OF_LINES.key());
            return bad(line, key.isString() ? key.stringValue() : null, wrong.code(), wrong.text());
        }
    }

    private static String text(Line line) throws CharacterCodingException {
        String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(line.bytes())).toString();
        return line.number() == 1 && text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    }

    private static ReadLine.Bad bad(Line line, @Nullable String key, String code, String reason) {
        return new ReadLine.Bad(line.number(), key, code, reason);
    }
}
