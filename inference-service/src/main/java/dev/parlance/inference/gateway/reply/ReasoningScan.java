package dev.parlance.inference.gateway.reply;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Tells, without reading it as JSON, whether a chunk may hold reasoning apart from its text. Inside a string every quote is
 * escaped, so the bytes {@code "reasoning} can only begin a string of their own.
 */
final class ReasoningScan {

    private static final byte[] BEGINNING = "\"reasoning".getBytes(StandardCharsets.US_ASCII);

    private ReasoningScan() {
    }

    static boolean finds(byte[] payload) {
        for (int i = 0; i <= payload.length - BEGINNING.length; i++) {
            if (payload[i] == '"' && payload[i + 1] == 'r'
                    && Arrays.equals(payload, i, i + BEGINNING.length, BEGINNING, 0, BEGINNING.length)) {
                return true;
            }
        }
        return false;
    }
}
