package dev.parlance.inference.completion;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;

import dev.parlance.inference.stream.JsonTokens;

/**
 * Tells, without reading it as JSON, whether a chunk may hold more than a piece of text. Inside a string every quote is
 * escaped, so the bytes {@code "usage":} can only be a member's name. Whatever is suspected here is then read properly.
 */
final class PayloadScan {

    private static final byte[] USAGE = "\"usage\"".getBytes(StandardCharsets.US_ASCII);

    private static final byte[] FINISH = "\"finish_reason\"".getBytes(StandardCharsets.US_ASCII);

    private static final byte[] ERROR = "\"error\"".getBytes(StandardCharsets.US_ASCII);

    private PayloadScan() {
    }

    static boolean looksLikeObject(byte[] payload) {
        return payload.length > 1 && payload[0] == '{' && payload[payload.length - 1] == '}';
    }

    /** Whether it is JSON to its end; nothing of it is kept. */
    static boolean isJson(byte[] payload) {
        try (JsonParser parser = JsonTokens.of(payload)) {
            parser.nextToken();
            parser.skipChildren();
            return parser.nextToken() == null;
        } catch (JacksonException malformed) {
            return false;
        }
    }

    /** True if a member named usage, finish_reason or error holds anything but null. */
    static boolean deservesReading(byte[] payload) {
        for (int i = 0; i < payload.length - USAGE.length; i++) {
            if (payload[i] == '"' && saysSomething(payload, i)) {
                return true;
            }
        }
        return false;
    }

    private static boolean saysSomething(byte[] payload, int at) {
        return switch (payload[at + 1]) {
            case 'u' -> hasValue(payload, at, USAGE);
            case 'f' -> hasValue(payload, at, FINISH);
            case 'e' -> hasValue(payload, at, ERROR);
            default -> false;
        };
    }

    private static boolean hasValue(byte[] payload, int at, byte[] name) {
        int after = at + name.length;
        if (after >= payload.length || !Arrays.equals(payload, at, after, name, 0, name.length)) {
            return false;
        }
        int colon = skipSpace(payload, after);
        return colon < payload.length && payload[colon] == ':' && payload[skipSpace(payload, colon + 1)] != 'n';
    }

    /** The last byte is a brace, so this stays inside. */
    private static int skipSpace(byte[] payload, int from) {
        int at = from;
        while (at < payload.length - 1 && payload[at] <= ' ') {
            at++;
        }
        return at;
    }
}
