package dev.parlance.inference.responses;

import dev.parlance.inference.stream.EventStream;

/**
 * An event of a stream.
 *
 * @param type also its name
 * @param members all others, as they stand in an object
 */
record Event(String type, String members) {

    byte[] numbered(int number) {
        return EventStream.event(type,
                "{\"type\":\"" + type + "\",\"sequence_number\":" + number + "," + members + "}");
    }
}
