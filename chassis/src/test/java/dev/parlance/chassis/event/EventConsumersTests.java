package dev.parlance.chassis.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.Test;
import org.springframework.messaging.Message;
import org.springframework.messaging.support.GenericMessage;

import reactor.core.publisher.Mono;

/** Tests for {@link EventConsumers}. */
class EventConsumersTests {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Event event = new Event(UUID.randomUUID(), "shop.order-paid.v1", "shop-service", "order-7",
            UUID.randomUUID(), Instant.EPOCH, new byte[0]);

    @Test
    void returnsOnlyAfterHandlerIsDone() {
        var done = new AtomicBoolean();
        var handled = Mono.delay(Duration.ofMillis(30)).doOnNext(tick -> done.set(true)).then();

        EventConsumers.each(received -> handled, PATIENCE).accept(message());

        assertThat(done).isTrue();
    }

    @Test
    void passesFailureOnForTheBinderToRetry() {
        var consumer = EventConsumers.each(received -> Mono.error(new IllegalStateException("broken")), PATIENCE);

        assertThatExceptionOfType(UnhandledEvent.class).isThrownBy(() -> consumer.accept(message()))
                .withMessageContaining("broken");
    }

    @Test
    void cancelsHandlerThatExceedsItsPatience() {
        var cancelled = new AtomicBoolean();
        var consumer = EventConsumers.each(received -> Mono.<Void>never().doOnCancel(() -> cancelled.set(true)),
                Duration.ofMillis(20));

        assertThatExceptionOfType(UnhandledEvent.class).isThrownBy(() -> consumer.accept(message()));
        assertThat(cancelled).isTrue();
    }

    @Test
    void acceptsHandlerThatHasNothingToDo() {
        assertThatNoException()
                .isThrownBy(() -> EventConsumers.each(received -> Mono.empty(), PATIENCE).accept(message()));
    }

    private Message<byte[]> message() {
        Map<String, Object> headers = new HashMap<>();
        EventHeaders.record("shop.orders", event).headers()
                .forEach(header -> headers.put(header.key(), header.value()));
        return new GenericMessage<>(event.data(), headers);
    }
}
