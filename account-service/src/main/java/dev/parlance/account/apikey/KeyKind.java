package dev.parlance.account.apikey;

import java.util.Locale;

/** Who may see a key. */
enum KeyKind {

    /** Known to servers only. */
    SECRET("sk-"),

    /** Shown to browsers, and worth no more than what its origins allow. */
    PUBLISHABLE("pk-");

    private final String prefix;

    KeyKind(String prefix) {
        this.prefix = prefix;
    }

    String prefix() {
        return prefix;
    }

    /** The name other services and the database know it by. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static KeyKind named(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
