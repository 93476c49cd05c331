package dev.parlance.account.attempts;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * What tries are counted in.
 *
 * @param name what it stands for, which nobody reads back from its hash
 */
record Bucket(Pace pace, String name) {

    byte[] sha256() {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest((pace.name() + '\n' + name).getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException unavailable) {
            throw new IllegalStateException("SHA-256 is part of every Java platform", unavailable);
        }
    }

    @Override
    public String toString() {
        return "Bucket[" + pace + "]";
    }
}
