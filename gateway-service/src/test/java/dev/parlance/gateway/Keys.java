package dev.parlance.gateway;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.zip.CRC32;

/** Makes well-formed keys for tests, by its own reading of the format. */
public final class Keys {

    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    private Keys() {
    }

    /** The same for the same seed. */
    public static String secret(long seed) {
        return key("sk-", seed);
    }

    public static String publishable(long seed) {
        return key("pk-", seed);
    }

    private static String key(String prefix, long seed) {
        StringBuilder body = new StringBuilder(prefix);
        new java.util.Random(seed).ints(34, 0, DIGITS.length()).forEach(digit -> body.append(DIGITS.charAt(digit)));
        return body + checksum(body.toString());
    }

    private static String checksum(String body) {
        CRC32 crc = new CRC32();
        crc.update(body.getBytes(StandardCharsets.US_ASCII));
        StringBuilder digits = new StringBuilder();
        for (long rest = crc.getValue(); digits.length() < 6; rest /= 62) {
            digits.insert(0, DIGITS.charAt((int) (rest % 62)));
        }
        return digits.toString();
    }

    public static String sha256(String key) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(hash);
        } catch (GeneralSecurityException unavailable) {
            throw new AssertionError(unavailable);
        }
    }
}
