package dev.parlance.account.account;

import java.util.Locale;

/** The name of what an account may use; the figures behind it are configuration. */
public record Plan(String word) {

    public static final Plan FREE = new Plan("free");

    public static final Plan PRO = new Plan("pro");

    public static final Plan ENTERPRISE = new Plan("enterprise");

    public Plan {
        word = word.strip().toLowerCase(Locale.ROOT);
        if (!word.matches("[a-z][a-z0-9-]{0,39}")) {
            throw new IllegalArgumentException(
                    "A plan is named by small letters, digits and hyphens, not '" + word + "'");
        }
    }
}
