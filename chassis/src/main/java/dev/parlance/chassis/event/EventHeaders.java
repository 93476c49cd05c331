package dev.parlance.chassis.event;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.springframework.messaging.Message;

/** Writes an envelope into Kafka headers and reads it back. */
final class EventHeaders {

    private static final String PREFIX = "ce_";

    private EventHeaders() {
    }

    static ProducerRecord<String, byte[]> record(String topic, Event event) {
        var record = new ProducerRecord<>(topic, event.subject(), event.data());
        attributes(event).forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        return record;
    }

    static Event event(Message<byte[]> message) {
        return new Event(UUID.fromString(attribute(message, "id")), attribute(message, "type"),
                attribute(message, "source"), attribute(message, "subject"),
                UUID.fromString(attribute(message, "account")), Instant.parse(attribute(message, "time")),
                message.getPayload());
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
        return headers;
    }

    private static String attribute(Message<byte[]> message, String name) {
        return switch (message.getHeaders().get(PREFIX + name)) {
            case byte[] bytes -> new String(bytes, StandardCharsets.UTF_8);
            case String text -> text;
            case null, default -> throw new MalformedEvent("The header " + PREFIX + name + " is missing");
        };
    }
}
