package dev.parlance.inference.completion;

import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

import dev.parlance.chassis.identity.Ids;

/**
 * What marks one completion.
 *
 * @param created seconds since 1970
 * @param fingerprint {@code fp_} and six lower-case letters or digits
 */
record Stamp(UUID id, long created, String fingerprint) {

    static Stamp now(Clock clock) {
        String random = Integer.toString(ThreadLocalRandom.current().nextInt(Integer.MAX_VALUE), 36);
        return new Stamp(Ids.next(), clock.instant().getEpochSecond(),
                "fp_" + "0".repeat(6 - random.length()) + random);
    }
}
