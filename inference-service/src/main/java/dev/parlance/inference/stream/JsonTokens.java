package dev.parlance.inference.stream;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;

import dev.parlance.chassis.failure.Failure;

/** Reads JSON token by token, with the offset of each. */
public final class JsonTokens {

    /** Takes everything for UTF-8, so that offsets are always those of bytes. */
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(TokenStreamFactory.Feature.CHARSET_DETECTION)
            .build();

    private static final JsonFactory LENIENT = FACTORY.rebuild().enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();

    private JsonTokens() {
    }

    public static JsonParser of(byte[] json) {
        return FACTORY.createParser(ObjectReadContext.empty(), json);
    }

    /** The same, taking {@code NaN} and {@code Infinity} for numbers, which some models' servers write. */
    public static JsonParser lenient(byte[] json) {
        return LENIENT.createParser(ObjectReadContext.empty(), json);
    }

    /** Offset of the first byte of the current token. */
    public static int start(JsonParser parser) {
        return Math.toIntExact(parser.currentTokenLocation().getByteOffset());
    }

    /** Offset after the last byte of the current token, which must have been read. */
    public static int end(JsonParser parser) {
        return Math.toIntExact(parser.currentLocation().getByteOffset());
    }

    public static Failure malformed(JacksonException thrown) {
        var at = thrown.getLocation();
        String where = at == null ? "" : " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")";
        return Failure.badRequest("malformed_json", "The body is not valid JSON" + where + ".");
    }
}
