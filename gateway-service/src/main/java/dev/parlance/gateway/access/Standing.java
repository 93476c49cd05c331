package dev.parlance.gateway.access;

/**
 * What was heard lately about one key or one account. Everything known of a key holds on to the standing of both, so
 * whoever is about to trust that knowledge sees the news, however long ago the question was asked.
 */
final class Standing {

    private volatile long changedAt;

    private volatile boolean gone;

    /** @param turn when, in the order of questions and news */
    void changes(long turn) {
        changedAt = turn;
    }

    /** From now on there is nothing to ask about any more, whatever an answer says. */
    void goes() {
        gone = true;
    }

    boolean hasGone() {
        return gone;
    }

    /** Whether what was asked at this turn is older than the news. */
    boolean hasChangedSince(long turn) {
        return gone || turn < changedAt;
    }
}
