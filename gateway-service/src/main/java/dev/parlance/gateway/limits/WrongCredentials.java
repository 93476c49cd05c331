package dev.parlance.gateway.limits;

import com.github.benmanes.caffeine.cache.Ticker;

/**
 * Slows down who tries credentials that are none. Others behind the same address are not to suffer: somebody with a key that
 * is known passes always, and a key that is not known yet is looked up unless the address floods us with wrong ones.
 */
public final class WrongCredentials {

    private static final int FLOOD = 10;

    private final Pace tolerated;

    private final Pace flood;

    private final LocalPaces tries;

    private final LocalPaces floods;

    WrongCredentials(Pace tolerated, int capacity, Ticker ticker) {
        this.tolerated = tolerated;
        this.flood = new Pace(tolerated.burst() * FLOOD, tolerated.perMinute() * FLOOD);
        this.tries = new LocalPaces(capacity, ticker);
        this.floods = new LocalPaces(capacity, ticker);
    }

    /** Notes a wrong credential; its sender is told that it is wrong only if the verdict lets it pass. */
    public Verdict note(String address) {
        floods.take(address, flood);
        return tries.take(address, tolerated);
    }

    /** Whether so many come from there that looking credentials up would do harm. */
    public boolean isFlooding(String address) {
        return floods.refusal(address, flood) != null;
    }
}
