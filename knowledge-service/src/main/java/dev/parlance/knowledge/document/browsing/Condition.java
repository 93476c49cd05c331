package dev.parlance.knowledge.document.browsing;

/** One thing a filter asks of a document; the value is the user's and is only ever compared. */
record Condition(Aspect aspect, String value) {

    /** What is compared. Except for tags and references, which are taken literally, capital letters make no difference. */
    enum Aspect {
        TAG, REFERENCE, CONTENT, NAME, ID, ANYTHING
    }
}
