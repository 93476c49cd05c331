package dev.parlance.inference.stream;

import java.nio.charset.StandardCharsets;

/**
 * The simple measure of text in tokens: one for every four bytes of UTF-8, rounded up. It is the measure of the built-in
 * model and the stand-in where an upstream did not count. Common tokenizers come out within a third of it for most
 * languages.
 */
public final class TokenCount {

    private static final int BYTES_PER_TOKEN = 4;

    private TokenCount() {
    }

    public static int of(String text) {
        return ofBytes(text.getBytes(StandardCharsets.UTF_8).length);
    }

    public static int ofBytes(int bytes) {
        return Math.ceilDiv(bytes, BYTES_PER_TOKEN);
    }
}
