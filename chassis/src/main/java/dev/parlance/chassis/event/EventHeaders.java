package dev.parlance.chassis.event;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.messaging.Message;

import dev.parlance.chassis.telemetry.Trace;

/** Writes an envelope into Kafka headers and reads it back. */
final class EventHeaders {

    private static final String PREFIX = "ce_";

    private EventHeaders() {
    }

    static ProducerRecord<byte[], byte[]> record(String topic, Event event) {
        var record = new ProducerRecord<>(topic, bytes(event.subject()), event.data());
        attributes(event).forEach((name, value) -> record.headers().add(name, bytes(value)));
        return record;
    }

    static Event event(Message<byte[]> message) {
        return new Event(UUID.fromString(attribute(message, "id")), attribute(message, "type"),
                attribute(message, "source"), attribute(message, "subject"),
                UUID.fromString(attribute(message, "account")), Instant.parse(attribute(message, "time")),
                message.getPayload(), trace(message));
    }

    /** These two have no prefix: whatever follows traces knows them by their names. */
    private static @Nullable String trace(Message<byte[]> message) {
        Object parent = message.getHeaders().get(Trace.PARENT);
        Object state = message.getHeaders().get(Trace.STATE);
        if (parent == null) {
            return null;
        }
        return state == null ? text(parent, Trace.PARENT) : text(parent, Trace.PARENT) + " " + text(state, Trace.STATE);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Map<String, String> attributes(Event event) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put(PREFIX + "specversion", "1.0");
        headers.put(PREFIX + "id", event.id().toString());
        headers.put(PREFIX + "type", event.type());
        headers.put(PREFIX + "source", event.source());
        headers.put(PREFIX + "subject", event.subject());
        headers.put(PREFIX + "account", event.account().toString());
        headers.put(PREFIX + "time", event.time().toString());
        headers.put("content-type", "application/json");
        if (event.trace() != null) {
            String[] parts = event.trace().split(" ", 2);
            headers.put(Trace.PARENT, parts[0]);
            if (parts.length == 2) {
                headers.put(Trace.STATE, parts[1]);
            }
        }
        return headers;
    }

    private static String attribute(Message<byte[]> message, String name) {
        Object sent = message.getHeaders().get(PREFIX + name);
        // The function layer rewrites the prefix of headers it recognises as those of a CloudEvent.
        return text(sent == null ? message.getHeaders().get("ce-" + name) : sent, name);
    }

    private static String text(@Nullable Object value, String name) {
        return switch (value) {
            case byte[] bytes -> new String(bytes, StandardCharsets.UTF_8);
            case null -> throw new MalformedEvent("The attribute " + name + " is missing");
            default -> value.toString();
        };
    }
}
