package dev.parlance.inference.metering;

import java.math.BigDecimal;

import dev.parlance.inference.stream.TokenUsage;

/**
 * What a model's tokens cost, in micro-units of the installation's currency for a million tokens; so a price of 2.50 for a
 * million is 2,500,000.
 *
 * @param input for a token read
 * @param cached for a token read from the model's cache
 * @param output for a token written
 */
record Price(long input, long cached, long output) {

    static final Price FREE = new Price(0, 0, 0);

    private static final long MILLION = 1_000_000;

    static Price of(BigDecimal input, BigDecimal cached, BigDecimal output) {
        return new Price(micros(input), micros(cached), micros(output));
    }

    private static long micros(BigDecimal units) {
        return units.movePointRight(6).longValueExact();
    }

    /** In micro-units, the last fraction rounded up: many small calls must not be free. */
    long of(TokenUsage usage) {
        long fresh = Math.max(0L, (long) usage.prompt() - usage.cached());
        long millionths = Math.addExact(Math.multiplyExact(fresh, input),
                Math.addExact(Math.multiplyExact(usage.cached(), cached),
                        Math.multiplyExact((long) usage.completion(), output)));
        return Math.ceilDiv(millionths, MILLION);
    }
}
