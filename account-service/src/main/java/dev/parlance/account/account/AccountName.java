package dev.parlance.account.account;

import dev.parlance.chassis.failure.Failure;

/** What an account is called: one line of 1 to 200 characters. */
public record AccountName(String text) {

    private static final int LONGEST = 200;

    public AccountName {
        text = text.strip();
        int length = text.codePointCount(0, text.length());
        if (length < 1 || length > LONGEST || text.chars().anyMatch(Character::isISOControl)) {
            throw Failure.invalid("name",
                    "The field 'name' takes 1 to 200 characters, without line breaks or control characters.");
        }
    }
}
