package dev.parlance.chassis.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.springframework.messaging.support.GenericMessage;

/** Tests for {@link EventHeaders}. */
class EventHeadersTests {

    private final Event event = new Event(UUID.randomUUID(), "shop.order-paid.v1", "shop-service", "order-7",
            UUID.randomUUID(), Instant.parse("2026-03-01T10:00:00.123456Z"), "{}".getBytes(StandardCharsets.UTF_8));

    @Test
    void keysRecordBySubject() {
        var record = EventHeaders.record("shop.orders", event);

        assertThat(record.key()).asString().isEqualTo("order-7");
        assertThat(record.headers().lastHeader("ce_type").value()).asString().isEqualTo("shop.order-paid.v1");
        assertThat(record.headers().lastHeader("ce_specversion").value()).asString().isEqualTo("1.0");
    }

    @Test
    void readsBackWhatWasSent() {
        assertThat(EventHeaders.event(new GenericMessage<>(event.data(), sent("ce_")))).isEqualTo(event);
    }

    @Test
    void readsHeadersTheFunctionLayerRenamed() {
        assertThat(EventHeaders.event(new GenericMessage<>(event.data(), sent("ce-")))).isEqualTo(event);
    }

    @Test
    void carriesTheTraceUnderTheNamesEverybodyKnows() {
        Event traced = traced("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01 a=1,b=2");
        var headers = EventHeaders.record("shop.orders", traced).headers();

        assertThat(headers.lastHeader("traceparent").value()).asString()
                .isEqualTo("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");
        assertThat(headers.lastHeader("tracestate").value()).asString().isEqualTo("a=1,b=2");
        assertThat(EventHeaders.event(new GenericMessage<>(traced.data(), sent("ce_", traced)))).isEqualTo(traced);
        assertThat(EventHeaders.record("shop.orders", event).headers().lastHeader("traceparent")).isNull();
    }

    private Event traced(String trace) {
        return new Event(event.id(), event.type(), event.source(), event.subject(), event.account(), event.time(),
                event.data(), trace);
    }

    @Test
    void refusesRecordWithoutEnvelope() {
        assertThatExceptionOfType(MalformedEvent.class)
                .isThrownBy(() -> EventHeaders.event(new GenericMessage<>(event.data())));
    }

    private Map<String, Object> sent(String prefix) {
        return sent(prefix, event);
    }

    private static Map<String, Object> sent(String prefix, Event event) {
        Map<String, Object> headers = new HashMap<>();
        EventHeaders.record("shop.orders", event).headers()
                .forEach(header -> headers.put(header.key().replace("ce_", prefix), header.value()));
        return headers;
    }
}
