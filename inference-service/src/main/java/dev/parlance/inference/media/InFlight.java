package dev.parlance.inference.media;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

import reactor.core.publisher.Mono;

import dev.parlance.chassis.failure.Failure;

/** How much of media is held in memory at the same time: each is there several times over while it is on its way to a model. */
final class InFlight {

    private final long most;

    private final AtomicLong bytes = new AtomicLong();

    /** @param most bytes of contents */
    InFlight(long most) {
        this.most = most;
    }

    /** Fails with 503 where there is no room; what was taken is given back whatever happens. */
    <T> Mono<T> with(byte[] content, Function<byte[], Mono<T>> work) {
        return Mono.using(() -> take(content), work, taken -> bytes.addAndGet(-taken.length));
    }

    private byte[] take(byte[] content) {
        if (bytes.addAndGet(content.length) > most) {
            bytes.addAndGet(-content.length);
            throw Failure.unavailable("reader of attachments");
        }
        return content;
    }
}
