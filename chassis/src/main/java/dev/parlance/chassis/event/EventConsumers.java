package dev.parlance.chassis.event;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;

import org.springframework.messaging.Message;

import reactor.core.publisher.Mono;

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
        return message -> await(handler.apply(EventHeaders.event(message)), patience);
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
