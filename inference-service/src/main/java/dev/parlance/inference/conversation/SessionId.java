package dev.parlance.inference.conversation;

import java.math.BigInteger;
import java.util.Optional;
import java.util.UUID;

import dev.parlance.chassis.identity.Ids;

/** Names a session: {@code sess_} and 22 letters or digits, which are the 128 bits of its UUID in base 62. */
public record SessionId(UUID value) {

    private static final String PREFIX = "sess_";

    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    private static final BigInteger BASE = BigInteger.valueOf(DIGITS.length());

    private static final int LENGTH = 22;

    public static SessionId next() {
        return new SessionId(Ids.next());
    }

    /** Empty for everything that is not exactly the text of a session id. */
    public static Optional<SessionId> parse(String text) {
        if (!text.startsWith(PREFIX) || text.length() != PREFIX.length() + LENGTH) {
            return Optional.empty();
        }
        BigInteger number = BigInteger.ZERO;
        for (char digit : text.substring(PREFIX.length()).toCharArray()) {
            int value = DIGITS.indexOf(digit);
            if (value < 0) {
                return Optional.empty();
            }
            number = number.multiply(BASE).add(BigInteger.valueOf(value));
        }
        return number.bitLength() > 128 ? Optional.empty() : Optional.of(of(number));
    }

    /** As callers see it. */
    public String text() {
        BigInteger number = new BigInteger(value.toString().replace("-", ""), 16);
        char[] digits = new char[LENGTH];
        for (int i = LENGTH - 1; i >= 0; i--) {
            BigInteger[] parts = number.divideAndRemainder(BASE);
            digits[i] = DIGITS.charAt(parts[1].intValue());
            number = parts[0];
        }
        return PREFIX + new String(digits);
    }

    private static SessionId of(BigInteger number) {
        return new SessionId(new UUID(number.shiftRight(Long.SIZE).longValue(), number.longValue()));
    }
}
