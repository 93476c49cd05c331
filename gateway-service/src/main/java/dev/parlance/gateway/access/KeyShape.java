package dev.parlance.gateway.access;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/**
 * The shape of an API key: {@code sk-} (secret) or {@code pk-} (publishable), 34 random characters of base62, and six of
 * checksum: the CRC-32 of all before it. A typing error or a random guess is seen without asking anybody.
 */
final class KeyShape {

    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    private static final int PREFIX = 3;

    private static final int BODY = PREFIX + 34;

    private static final int CHECKSUM = 6;

    private KeyShape() {
    }

    static boolean isWellFormed(String text) {
        if (text.length() != BODY + CHECKSUM || !text.startsWith("sk-") && !text.startsWith("pk-")) {
            return false;
        }
        String body = text.substring(0, BODY);
        return isBase62(body) && checksum(body).equals(text.substring(BODY));
    }

    private static boolean isBase62(String body) {
        for (int place = PREFIX; place < BODY; place++) {
            if (DIGITS.indexOf(body.charAt(place)) < 0) {
                return false;
            }
        }
        return true;
    }

    static String checksum(String body) {
        CRC32 crc = new CRC32();
        crc.update(body.getBytes(StandardCharsets.US_ASCII));
        char[] digits = new char[CHECKSUM];
        long rest = crc.getValue();
        for (int place = digits.length - 1; place >= 0; place--) {
            digits[place] = DIGITS.charAt((int) (rest % DIGITS.length()));
            rest /= DIGITS.length();
        }
        return new String(digits);
    }
}
