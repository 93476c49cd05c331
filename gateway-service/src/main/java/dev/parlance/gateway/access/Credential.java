package dev.parlance.gateway.access;

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
        if (text.startsWith("eyJ") && text.chars().filter(c -> c == '.').count() == 2) {
            return new Token(text);
        }
        return KeyShape.isWellFormed(text) ? new Key(KeyHash.of(text)) : new Malformed();
    }
}
