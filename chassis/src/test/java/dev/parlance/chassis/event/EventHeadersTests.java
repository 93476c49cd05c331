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
    void refusesRecordWithoutEnvelope() {
        assertThatExceptionOfType(MalformedEvent.class)
                .isThrownBy(() -> EventHeaders.event(new GenericMessage<>(event.data())));
    }

    private Map<String, Object> sent(String prefix) {
        Map<String, Object> headers = new HashMap<>();
        EventHeaders.record("shop.orders", event).headers()
                .forEach(header -> headers.put(header.key().replace("ce_", prefix), header.value()));
        return headers;
    }
}
