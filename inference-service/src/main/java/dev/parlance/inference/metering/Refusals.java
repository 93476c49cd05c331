package dev.parlance.inference.metering;

import java.time.Duration;

import dev.parlance.chassis.failure.Failure;

/** Words for what account-service refuses. */
final class Refusals {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private Refusals() {
    }

    static Failure of(Ledger.Answer.Refused refused) {
        if ("token_limit".equals(refused.reason())) {
            Integer seconds = refused.retryAfter();
            return Failure.of(429, "token_limit_exceeded", "The tokens this plan may read in a minute are used up.")
                    .retryAfter(seconds == null ? MINUTE : Duration.ofSeconds(seconds));
        }
        return Failure.of(402, "insufficient_balance", "The balance does not cover this call.");
    }
}
