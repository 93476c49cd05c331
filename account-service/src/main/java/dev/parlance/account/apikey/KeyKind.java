package dev.parlance.account.apikey;

import java.util.Arrays;
import java.util.Locale;

import dev.parlance.chassis.failure.Failure;

/** Who may see a key. */
public enum KeyKind {

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
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static KeyKind named(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** What a request calls it; fails with 400 for any other word. */
    static KeyKind asked(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst().orElseThrow(
                () -> Failure.invalid("kind", "The field 'kind' takes 'secret' or 'publishable'."));
    }
}
