package dev.parlance.gateway.limits;

import java.util.List;

/**
 * What became of a call.
 *
 * @param passes whether it was counted, in all its windows
 * @param readings how each of them stands after it, in their order
 */
record Count(boolean passes, List<Reading> readings) {

    /**
     * One window after a call.
     *
     * @param used calls counted in it
     * @param end when it ends, in the nanoseconds of this process' clock
     */
    record Reading(Quota quota, int used, long end) {

        boolean isFull() {
            return used >= quota.limit();
        }

        int remaining() {
            return Math.max(0, quota.limit() - used);
        }
    }
}
