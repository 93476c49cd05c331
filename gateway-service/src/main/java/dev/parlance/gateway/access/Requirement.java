package dev.parlance.gateway.access;

/** Which credential an address asks for. */
public enum Requirement {

    /** Anybody may call. */
    NONE,

    /** A secret key. */
    KEY,

    /** A secret key, or a publishable one, which stands readable in web pages. */
    PUBLIC,

    /** The token a person got by signing in. */
    PERSON,

    /** A secret key or the token of a person. */
    BOTH;

    boolean takesKeys() {
        return this != PERSON;
    }

    boolean takesPublishableKeys() {
        return this == PUBLIC;
    }

    boolean takesPersons() {
        return this == PERSON || this == BOTH;
    }
}
