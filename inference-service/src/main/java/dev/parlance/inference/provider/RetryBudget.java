package dev.parlance.inference.provider;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Keeps second tries from multiplying a storm: each call earns a tenth of one, and at most ten are saved up.
 */
final class RetryBudget {

    private static final int COST = 10;

    private static final int MOST = 10 * COST;

    private final AtomicInteger saved = new AtomicInteger(MOST);

    void earn() {
        saved.updateAndGet(now -> Math.min(MOST, now + 1));
    }

    boolean spend() {
        return saved.getAndUpdate(now -> now >= COST ? now - COST : now) >= COST;
    }
}
