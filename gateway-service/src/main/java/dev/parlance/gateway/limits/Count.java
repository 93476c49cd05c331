package dev.parlance.gateway.limits;

import java.util.Comparator;
import java.util.List;

/**
 * What became of a call.
 *
 * @param passed how many of what it wanted were counted, in all its windows
 * @param readings how each of them stands after it, in their order
 */
record Count(int passed, List<Reading> readings) {

    private static final Comparator<Reading> TIGHTEST = Comparator.comparingInt(Reading::remaining)
            .thenComparing(Comparator.comparingLong(Reading::end).reversed());

    boolean passes() {
        return passed > 0;
    }

    /** The window that is full first, as it stands for whoever came with the call; the rest of it has not come yet. */
    Reading tightest() {
        return tightest(readings).before(Math.max(0, passed - 1));
    }

    static Reading tightest(List<Reading> readings) {
        return readings.size() == 1 ? readings.getFirst() : readings.stream().min(TIGHTEST).orElseThrow();
    }

    /**
     * One window after a call.
     *
     * @param used calls counted in it
     * @param end when it ends, in the nanoseconds of this process' clock
     * @param until when it ends, in seconds since 1970 of the database's clock
     */
    record Reading(Quota quota, int used, long end, long until) {

        /** As it was before that many calls. */
        Reading before(int calls) {
            return calls == 0 ? this : new Reading(quota, used - calls, end, until);
        }

        boolean isFull() {
            return used >= quota.limit();
        }

        int remaining() {
            return Math.max(0, quota.limit() - used);
        }
    }
}
