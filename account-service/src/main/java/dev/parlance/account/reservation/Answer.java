package dev.parlance.account.reservation;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** What became of an {@link Ask}. */
sealed interface Answer {

    /**
     * So many calls may be made; each has to be settled or returned.
     *
     * @param slots no more than were asked for
     * @param ahead whether calls may be reserved before anybody wants to make them: not where each one's tokens count
     */
    record Granted(UUID blockId, int slots, boolean ahead) implements Answer {}

    /**
     * No call may be made.
     *
     * @param retryAfter seconds until it may be different; absent where time alone changes nothing
     */
    record Refused(Reason reason, @Nullable Integer retryAfter) implements Answer {}

    /** Why not. */
    enum Reason {

        INSUFFICIENT_BALANCE("insufficient_balance"), TOKEN_LIMIT("token_limit");

        private final String word;

        Reason(String word) {
            this.word = word;
        }

        /** The name other services know it by. */
        String word() {
            return word;
        }
    }
}
