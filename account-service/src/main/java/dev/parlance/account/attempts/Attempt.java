package dev.parlance.account.attempts;

import java.util.Locale;

import dev.parlance.account.visitor.ClientAddress;

/**
 * A try to sign in that is let through to the password.
 *
 * @param email in small letters, and cut where it is longer than any address
 */
public record Attempt(String email, ClientAddress from) {

    private static final int LONGEST_EMAIL = 254;

    public Attempt {
        String spelled = email.strip().toLowerCase(Locale.ROOT);
        email = spelled.substring(0, Math.min(LONGEST_EMAIL, spelled.length()));
    }

    Bucket pair() {
        return new Bucket(Pace.PAIR, from.text() + '\n' + email);
    }

    Bucket address() {
        return new Bucket(Pace.ADDRESS, from.text());
    }

    Bucket account() {
        return new Bucket(Pace.ACCOUNT, email);
    }

    @Override
    public String toString() {
        return "Attempt[hidden]";
    }
}
