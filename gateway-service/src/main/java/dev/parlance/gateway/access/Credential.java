package dev.parlance.gateway.access;

import java.nio.charset.StandardCharsets;

/** What a caller shows, told apart by its shape and never tried as the other kind. */
sealed interface Credential {

    /** An API key; only its hash leaves the place where it was read. */
    record Key(KeyHash hash) implements Credential {}

    /** A signed token of a person, three parts joined by dots. */
    record Token(String text) implements Credential {

        @Override
        public String toString() {
            return "Token[hidden]";
        }
    }

    /** Something that can be neither, so that nobody need be asked about it. */
    record Malformed() implements Credential {}

    static Credential of(String text) {
        if (text.startsWith("eyJ") && isInThreeParts(text)) {
            return new Token(text);
        }
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        return KeyShape.isWellFormed(bytes) ? new Key(KeyHash.of(bytes)) : new Malformed();
    }

    private static boolean isInThreeParts(String text) {
        int first = text.indexOf('.');
        int second = text.indexOf('.', first + 1);
        return first > 0 && second > 0 && text.indexOf('.', second + 1) < 0;
    }
}
