package dev.parlance.gateway.access;

import java.util.zip.CRC32;

/**
 * The shape of an API key: {@code sk-} (secret) or {@code pk-} (publishable), 34 random characters of base62, and six of
 * checksum: the CRC-32 of all before it. A typing error or a random guess is seen without asking anybody.
 */
final class KeyShape {

    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    private static final int PREFIX = 3;

    private static final int BODY = PREFIX + 34;

    private static final int LENGTH = BODY + 6;

    private KeyShape() {
    }

    /** @param text in ASCII */
    static boolean isWellFormed(byte[] text) {
        return text.length == LENGTH && (text[0] == 's' || text[0] == 'p') && text[1] == 'k' && text[2] == '-'
                && isBase62(text) && hasChecksum(text);
    }

    private static boolean isBase62(byte[] text) {
        for (int place = PREFIX; place < BODY; place++) {
            int c = text[place];
            if (!(c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z')) {
                return false;
            }
        }
        return true;
    }

    private static boolean hasChecksum(byte[] text) {
        CRC32 crc = new CRC32();
        crc.update(text, 0, BODY);
        long rest = crc.getValue();
        for (int place = LENGTH - 1; place >= BODY; place--) {
            if (text[place] != DIGITS.charAt((int) (rest % DIGITS.length()))) {
                return false;
            }
            rest /= DIGITS.length();
        }
        return true;
    }
}
