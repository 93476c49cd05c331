package dev.parlance.gateway.access;

import java.util.UUID;

/** Takes in what is heard about keys and accounts. */
public final class KeyNews {

    private final KeySnapshot keys;

    private final RunningRequests running;

    KeyNews(KeySnapshot keys, RunningRequests running) {
        this.keys = keys;
        this.running = running;
    }

    /** The key opens nothing any more. What runs on its behalf ends. */
    public void isRevoked(UUID key) {
        keys.isRevoked(key);
        running.endAllOf(key);
    }

    /** The key opens less than before. What runs on its behalf ends, and it is asked about anew. */
    public void isNarrowed(UUID key) {
        keys.isNarrowed(key);
        running.endAllOf(key);
    }

    /** The account has another plan or other settings: its keys are asked about anew. */
    public void isChanged(UUID account) {
        keys.isChanged(account);
    }

    /** There was a time in which a fact could have been published without being heard. */
    public void mayHaveBeenMissed() {
        keys.mayHaveMissedNews();
    }
}
