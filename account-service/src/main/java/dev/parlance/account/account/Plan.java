package dev.parlance.account.account;

import java.util.Locale;

/** What an account may use; the numbers behind a plan are the edge's configuration. */
public enum Plan {

    FREE, PRO, ENTERPRISE;

    /** The name other services and the database know it by. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Plan named(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
