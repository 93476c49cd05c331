package dev.parlance.knowledge.document.entry;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * Which keys an upload named, in eight bytes for each: the first of their MD5, as PostgreSQL can work it out, too. Two keys
 * with the same print are as good as impossible, and would only keep a document that could go.
 */
final class KeyPrints {

    private long[] prints = new long[1024];

    private int size;

    void add(String key) {
        if (size == prints.length) {
            prints = Arrays.copyOf(prints, 2 * size);
        }
        prints[size++] = ByteBuffer.wrap(md5().digest(key.getBytes(StandardCharsets.UTF_8))).getLong();
    }

    Long[] toArray() {
        return Arrays.stream(prints, 0, size).boxed().toArray(Long[]::new);
    }

    private static MessageDigest md5() {
        try {
            return MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException(absent);
        }
    }
}
