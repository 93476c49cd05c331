package dev.parlance.chassis.event;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;

import org.springframework.messaging.Message;

import reactor.core.publisher.Mono;

import dev.parlance.chassis.telemetry.Trace;

/**
 * Joins the binder's consumer threads to reactive handlers. The thread that polls Kafka waits here for the handler, and
 * nowhere else: its offset moves only after the handler is done, and a failure goes through the binder's retries into the
 * dead-letter topic. It is never an event loop.
 */
public final class EventConsumers {

    private EventConsumers() {
    }

    /**
     * @param patience how long one fact may take; longer counts as failed and is delivered again
     */
    public static Consumer<Message<byte[]>> each(Function<Event, Mono<Void>> handler, Duration patience) {
        return message -> await(handled(handler, EventHeaders.event(message)), patience);
    }

    /** What is done about a fact is part of its trace. */
    private static Mono<Void> handled(Function<Event, Mono<Void>> handler, Event event) {
        Mono<Void> handled = handler.apply(event);
        return event.trace() == null ? handled : handled.contextWrite(Trace.after(event.trace())::into);
    }

    private static void await(Mono<Void> handled, Duration patience) {
        var future = handled.toFuture();
        try {
            future.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            future.cancel(true);
            Thread.currentThread().interrupt();
            throw new UnhandledEvent("The consumer was stopped", stopped);
        } catch (TimeoutException late) {
            future.cancel(true);
            throw new UnhandledEvent("The handler took longer than " + patience, late);
        } catch (ExecutionException failed) {
            Throwable cause = failed.getCause() == null ? failed : failed.getCause();
            throw new UnhandledEvent(cause.toString(), cause);
        }
    }
}
