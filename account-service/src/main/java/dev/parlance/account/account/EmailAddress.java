package dev.parlance.account.account;

import java.util.Optional;
import java.util.regex.Pattern;

import dev.parlance.chassis.failure.Failure;

/**
 * An e-mail address by its form alone; only a letter sent there could tell whether it exists. It never appears in a
 * log, so its text form is hidden.
 */
public record EmailAddress(String text) {

    private static final int LONGEST = 254;

    private static final Pattern FORM = Pattern
            .compile(
                    "[^\\s\\p{Cntrl}@\"(),:;<>\\[\\]\\\\]{1,64}@[\\p{L}\\p{N}]([\\p{L}\\p{N}.-]{0,251}[\\p{L}\\p{N}])?");

    public EmailAddress {
        if (!isAddress(text)) {
            throw Failure.invalid("email", "The field 'email' takes an e-mail address such as name@example.com.");
        }
    }

    /** Empty for what cannot be an address, and so belongs to nobody. */
    public static Optional<EmailAddress> parse(String text) {
        String stripped = text.strip();
        return isAddress(stripped) ? Optional.of(new EmailAddress(stripped)) : Optional.empty();
    }

    /** What somebody is told who registers with an address that has a member. */
    public Failure taken() {
        return Failure.conflict("email_taken", "There is already an account with this e-mail address.");
    }

    private static boolean isAddress(String text) {
        return text.length() <= LONGEST && FORM.matcher(text).matches() && !text.contains("..");
    }

    @Override
    public String toString() {
        return "EmailAddress[hidden]";
    }
}
