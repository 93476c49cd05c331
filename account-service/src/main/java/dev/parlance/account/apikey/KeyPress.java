package dev.parlance.account.apikey;

import java.security.SecureRandom;

/** Where the texts of keys come from. */
record KeyPress(SecureRandom random) {

    KeyText text(KeyKind kind) {
        return KeyText.random(kind, random);
    }
}
