package dev.parlance.account.apikey;

import dev.parlance.chassis.failure.Failure;

/** What its owner calls a key: one line of 1 to 200 characters. */
public record KeyLabel(String text) {

    private static final int LONGEST = 200;

    /**
     * @param field of the request, for the failure
     */
    public static KeyLabel of(String field, String text) {
        String line = text.strip();
        int length = line.codePointCount(0, line.length());
        if (length < 1 || length > LONGEST || line.chars().anyMatch(Character::isISOControl)) {
            throw Failure.invalid(field, "The field '" + field
                    + "' takes 1 to 200 characters, without line breaks or control characters.");
        }
        return new KeyLabel(line);
    }
}
