package dev.parlance.gateway.access;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * The keys among the members of a JSON object, and the object without them. Everything else stays byte for byte as it
 * was sent; what is no JSON object holds no key and is for its service to refuse.
 */
final class BodyKeys {

    private static final String NAME = "api_key";

    private static final byte[] NAME_BYTES = NAME.getBytes(StandardCharsets.US_ASCII);

    private static final JsonFactory JSON = new JsonFactory();

    private final byte[] body;

    private final List<String> keys = new ArrayList<>();

    private final ByteArrayOutputStream rest = new ByteArrayOutputStream();

    private BodyKeys(byte[] body) {
        this.body = body;
    }

    static BodyKeys of(byte[] body) {
        BodyKeys found = new BodyKeys(body);
        if (mayHoldKey(body)) {
            found.read();
        }
        return found;
    }

    List<String> keys() {
        return keys;
    }

    byte[] rest() {
        return keys.isEmpty() && rest.size() == 0 ? body : rest.toByteArray();
    }

    /** Most bodies do not, and need no parsing to say so. An escape could hide the name. */
    private static boolean mayHoldKey(byte[] body) {
        for (int start = 0; start < body.length; start++) {
            if (body[start] == '\\' || body[start] == 'a' && isNameAt(body, start)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isNameAt(byte[] body, int start) {
        if (body.length - start < NAME_BYTES.length) {
            return false;
        }
        for (int place = 0; place < NAME_BYTES.length; place++) {
            if (body[start + place] != NAME_BYTES[place]) {
                return false;
            }
        }
        return true;
    }

    private void read() {
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), body)) {
            if (parser.nextToken() == JsonToken.START_OBJECT) {
                members(parser);
            }
        } catch (JacksonException malformed) {
            keys.clear();
            rest.reset();
        }
    }

    private void members(JsonParser parser) {
        boolean found = false;
        rest.write('{');
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            int start = (int) parser.currentTokenLocation().getByteOffset();
            boolean isKey = NAME.equals(parser.currentName());
            parser.nextToken();
            found |= isKey;
            member(parser, start, isKey);
        }
        int end = (int) parser.currentLocation().getByteOffset();
        rest.write('}');
        rest.write(body, end, body.length - end);
        if (!found) {
            rest.reset();
        }
    }

    private void member(JsonParser parser, int start, boolean isKey) {
        if (isKey) {
            if (parser.currentToken() != JsonToken.VALUE_NULL) {
                keys.add(parser.getString());
            }
            parser.skipChildren();
            return;
        }
        parser.skipChildren();
        parser.finishToken();
        if (rest.size() > 1) {
            rest.write(',');
        }
        rest.write(body, start, (int) parser.currentLocation().getByteOffset() - start);
    }
}
