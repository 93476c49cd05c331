package dev.parlance.account.reservation;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When what was reserved is given up.
 *
 * @param holderSilence how long a holder may be silent before it counts as dead
 * @param sweepEvery how often it is looked for dead holders
 */
@ConfigurationProperties("parlance.ledger")
record ReservationSettings(@DefaultValue("60s") Duration holderSilence, @DefaultValue("15s") Duration sweepEvery) {

    ReservationSettings {
        if (!holderSilence.isPositive() || !sweepEvery.isPositive()) {
            throw new IllegalArgumentException("parlance.ledger.holder-silence and .sweep-every have to be positive");
        }
    }
}
