package dev.parlance.account.session;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.random.RandomGenerator;

/**
 * What a person gives for the next access token: 256 random bits, good for one use, known here by its SHA-256 alone.
 *
 * @param expiresAt when it is worth nothing even unused
 */
public record RefreshToken(String text, Instant expiresAt) {

    private static final String PREFIX = "rt-";

    private static final int RANDOM_BYTES = 32;

    /**
     * @param random has to be cryptographically strong
     */
    static RefreshToken random(RandomGenerator random, Instant expiresAt) {
        byte[] bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        return new RefreshToken(PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes), expiresAt);
    }

    byte[] sha256() {
        return sha256(text);
    }

    static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException unavailable) {
            throw new IllegalStateException("SHA-256 is part of every Java platform", unavailable);
        }
    }

    @Override
    public String toString() {
        return "RefreshToken[hidden]";
    }
}
