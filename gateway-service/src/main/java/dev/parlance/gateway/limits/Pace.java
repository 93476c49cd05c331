package dev.parlance.gateway.limits;

import java.time.Duration;

/**
 * How often a stranger may call, smoothed: so many at once, then one after the other (GCRA, after ITU-T I.371).
 *
 * @param burst calls that may come at once, at least 1
 * @param perMinute calls that may come in the long run, at least 1
 */
record Pace(int burst, int perMinute) {

    Pace {
        if (burst < 1 || perMinute < 1) {
            throw new IllegalArgumentException("A pace lets somebody pass: " + burst + ", " + perMinute);
        }
    }

    long stepNanos() {
        return Duration.ofMinutes(1).toNanos() / perMinute;
    }

    /** How far ahead of time somebody may be. */
    long lead() {
        return stepNanos() * burst;
    }

    /**
     * The state of somebody who has called.
     *
     * @param debt nanoseconds until they have caught up
     */
    Verdict verdict(boolean passes, long debt) {
        long free = Math.max(0, lead() - debt);
        int remaining = (int) (free / stepNanos());
        long wait = remaining > 0 ? 0 : stepNanos() - free;
        return new Verdict(passes, burst, remaining, seconds(debt), Math.max(1, seconds(wait)));
    }

    private static long seconds(long nanos) {
        return Math.ceilDiv(Math.max(0, nanos), Duration.ofSeconds(1).toNanos());
    }
}
