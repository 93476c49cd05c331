package dev.parlance.account.usage;

import org.jspecify.annotations.Nullable;

/**
 * One line of a report.
 *
 * @param name of the model, API family or day, or the key's id; absent in the total, and for calls without a key
 */
record UsageLine(Kind kind, @Nullable String name, Counters counters) {

    /** What the calls of one line have in common. */
    enum Kind {
        TOTAL, MODEL, FAMILY, KEY, DAY
    }
}
