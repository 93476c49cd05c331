package dev.parlance.gateway.access;

/** Which credential an address asks for. */
public enum Requirement {

    /** Anybody may call. */
    NONE,

    /** An API key. */
    KEY,

    /** The token a person got by signing in. */
    PERSON,

    /** Either of the two. */
    BOTH
}
