package dev.parlance.inference.conversation;

/** How a turn ended. */
public enum Outcome {

    /** The caller was sent the whole answer. */
    WHOLE,

    /** The caller left before the end. */
    CUT,

    /** The answer broke off. */
    FAILED
}
