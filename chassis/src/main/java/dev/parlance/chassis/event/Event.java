package dev.parlance.chassis.event;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.parlance.chassis.telemetry.Trace;

/**
 * A fact in its envelope: the attributes of CloudEvents, sent in binary mode (attributes as headers, data as value).
 *
 * @param id the same for every delivery of this fact; consumers know a repetition by it
 * @param type {@code service.fact.v1}; a changed meaning is a new version
 * @param source the service that says so
 * @param subject what it is about; also the record key, so facts about one subject keep their order
 * @param account whose data it is
 * @param time when it became true
 * @param data JSON in UTF-8
 * @param trace the trace it is part of, see {@link Trace#written}; absent where it is part of none
 */
public record Event(UUID id, String type, String source, String subject, UUID account, Instant time, byte[] data,
        @Nullable String trace) {

    public Event(UUID id, String type, String source, String subject, UUID account, Instant time, byte[] data) {
        this(id, type, source, subject, account, time, data, null);
    }

    public Event {
        if (!type.matches("[a-z]+\\.[a-z-]+\\.v[1-9][0-9]*")) {
            throw new IllegalArgumentException("An event type is named service.fact.v1");
        }
    }

    @Override
    public String toString() {
        return type + " " + id + " about " + subject;
    }
}
