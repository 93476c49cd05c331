package dev.parlance.inference.responses;

import java.time.Clock;

import dev.parlance.chassis.identity.Ids;

/**
 * What marks one response and everything in it.
 *
 * @param id letters and digits
 * @param created seconds since 1970
 */
record Mark(String id, long created) {

    static Mark now(Clock clock) {
        return new Mark(Ids.next().toString().replace("-", ""), clock.instant().getEpochSecond());
    }

    /** The id of an item. */
    String item(String kind, int number) {
        return kind + "_" + id + "_" + number;
    }
}
