package dev.parlance.account.apikey;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.CRC32;

/**
 * The key itself, as its owner sees it once: a prefix for its kind, 34 random characters of base62 (202 bits) and 6 of
 * checksum. The checksum is the CRC-32 of all before it, in base62 with leading zeros; it lets the edge and secret
 * scanners tell a mistyped key from a real one without asking anybody.
 */
public record KeyText(String text) {

    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    private static final int RANDOM = 34;

    private static final int CHECKSUM = 6;

    /**
     * @param random has to be cryptographically strong
     */
    static KeyText random(KeyKind kind, RandomGenerator random) {
        String body = IntStream.range(0, RANDOM).map(place -> DIGITS.charAt(random.nextInt(DIGITS.length())))
                .mapToObj(Character::toString).collect(Collectors.joining("", kind.prefix(), ""));
        return new KeyText(body + checksum(body));
    }

    static String checksum(String body) {
        var crc = new CRC32();
        crc.update(body.getBytes(StandardCharsets.US_ASCII));
        var checksum = new StringBuilder();
        for (long rest = crc.getValue(); checksum.length() < CHECKSUM; rest /= DIGITS.length()) {
            checksum.append(DIGITS.charAt((int) (rest % DIGITS.length())));
        }
        return checksum.reverse().toString();
    }

    /** What is stored instead of the key; with this much randomness a quick hash is as good as a slow one. */
    byte[] sha256() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException unavailable) {
            throw new IllegalStateException("SHA-256 is part of every Java platform", unavailable);
        }
    }

    /** The last characters, by which its owner knows it again. */
    String tail() {
        return text.substring(text.length() - CHECKSUM);
    }

    @Override
    public String toString() {
        return "KeyText[hidden]";
    }
}
