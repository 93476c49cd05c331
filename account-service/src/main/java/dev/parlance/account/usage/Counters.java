package dev.parlance.account.usage;

import dev.parlance.account.ledger.Money;

/**
 * Sums over calls.
 *
 * @param inputTokens those from a model's cache included
 * @param cachedTokens of them
 */
record Counters(long requests, long inputTokens, long cachedTokens, long outputTokens, Money cost) {

    static final Counters NONE = new Counters(0, 0, 0, 0, new Money(0));

    Counters plus(Counters more) {
        return new Counters(requests + more.requests, inputTokens + more.inputTokens,
                cachedTokens + more.cachedTokens, outputTokens + more.outputTokens,
                new Money(cost.micros() + more.cost.micros()));
    }

    long totalTokens() {
        return inputTokens + outputTokens;
    }
}
