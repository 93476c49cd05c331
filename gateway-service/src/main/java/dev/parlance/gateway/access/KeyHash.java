package dev.parlance.gateway.access;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 of an API key, in lower-case hexadecimal: the only form of a key that is kept or sent on. */
record KeyHash(String hex) {

    /** @param key its text in ASCII */
    static KeyHash of(byte[] key) {
        return new KeyHash(HexFormat.of().formatHex(sha256().digest(key)));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException unavailable) {
            throw new IllegalStateException("SHA-256 is part of every Java platform", unavailable);
        }
    }
}
