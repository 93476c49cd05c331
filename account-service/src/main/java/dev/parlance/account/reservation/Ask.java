package dev.parlance.account.reservation;

import java.util.UUID;

/**
 * A wish to make calls for an account.
 *
 * @param amount micro-units one call may cost at most; 0 for what is free
 * @param inputTokens one call sends at most
 * @param slots how many calls, 1 to {@link #MOST_SLOTS}
 */
record Ask(UUID account, long amount, int inputTokens, int slots) {

    static final int MOST_SLOTS = 256;
}
