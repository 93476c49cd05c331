package dev.parlance.account.account;

import java.util.Base64;
import java.util.random.RandomGenerator;

/**
 * The secret an account shares with those it calls: they know by it that a call is from here. Its owner may read it, and
 * its 40 characters (240 random bits) are short enough for bcrypt, which looks at 72 bytes.
 */
public record Salt(String text) {

    private static final int RANDOM_BYTES = 30;

    /**
     * @param random has to be cryptographically strong
     */
    static Salt random(RandomGenerator random) {
        byte[] bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        return new Salt(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    @Override
    public String toString() {
        return "Salt[hidden]";
    }
}
