package dev.parlance.account.reservation;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A call that is over, however it went.
 *
 * @param key with which it was made, absent for a person
 * @param model that answered; absent, as family and route, where nobody knows
 * @param inputTokens sent, those from the model's cache included
 * @param cachedTokens of them
 * @param estimated whether the tokens were counted by us because the model did not tell
 * @param cost micro-units
 * @param durationMs milliseconds
 */
record EndedCall(SlotId id, UUID account, @Nullable UUID key, @Nullable String model, @Nullable String family,
        @Nullable String route, Status status, int inputTokens, int cachedTokens, int outputTokens, boolean estimated,
        long cost, Instant startedAt, int durationMs, @Nullable String requestId) {

    /** How a call ended. */
    enum Status {

        DONE("done"), CANCELLED("cancelled"), FAILED("failed"),

        /** Whoever made it, or was to make it, fell silent; what it used is not known and not charged. */
        ORPHANED("orphaned");

        private final String word;

        Status(String word) {
            this.word = word;
        }

        /** The name other services and the database know it by. */
        String word() {
            return word;
        }
    }

    static EndedCall orphaned(SlotId id, UUID account, Instant reservedAt) {
        return new EndedCall(id, account, null, null, null, null, Status.ORPHANED, 0, 0, 0, false, 0, reservedAt, 0,
                null);
    }
}
