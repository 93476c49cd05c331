package dev.parlance.inference.gateway.reply;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Tells, without reading it as JSON, whether a chunk may hold reasoning apart from its text. Inside a string every quote is
 * escaped, so the bytes {@code "reasoning} can only begin a string of their own, which is a name before a colon.
 */
final class ReasoningScan {

    private static final byte[] BEGINNING = "\"reasoning".getBytes(StandardCharsets.US_ASCII);

    private ReasoningScan() {
    }

    /** True if a member whose name begins so holds anything but null. */
    static boolean finds(byte[] payload) {
        for (int i = 0; i <= payload.length - BEGINNING.length; i++) {
            if (payload[i] == '"' && payload[i + 1] == 'r' && begins(payload, i) && hasValue(payload, i)) {
                return true;
            }
        }
        return false;
    }

    private static boolean begins(byte[] payload, int at) {
        return Arrays.equals(payload, at, at + BEGINNING.length, BEGINNING, 0, BEGINNING.length);
    }

    private static boolean hasValue(byte[] payload, int at) {
        int end = at + BEGINNING.length;
        while (end < payload.length && (payload[end] == '_' || payload[end] >= 'a' && payload[end] <= 'z')) {
            end++;
        }
        if (end == payload.length || payload[end] != '"') {
            return false;
        }
        int colon = skipSpace(payload, end + 1);
        int value = skipSpace(payload, colon + 1);
        return value < payload.length && payload[colon] == ':' && payload[value] != 'n';
    }

    private static int skipSpace(byte[] payload, int from) {
        int at = from;
        while (at < payload.length && payload[at] <= ' ') {
            at++;
        }
        return at;
    }
}
