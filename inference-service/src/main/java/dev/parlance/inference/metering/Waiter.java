package dev.parlance.inference.metering;

import org.jspecify.annotations.Nullable;

import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** Somebody who waits for a call to be paid. */
final class Waiter {

    private final Call call;

    private final Sinks.Empty<Void> told = Sinks.empty();

    private @Nullable Throwable reason;

    /** Whether it asks for itself, for exactly what it needs. */
    private boolean alone;

    Waiter(Call call) {
        this.call = call;
    }

    Mono<Void> admitted() {
        return told.asMono();
    }

    long amount() {
        return call.needed();
    }

    int input() {
        return call.input();
    }

    boolean isAlone() {
        return alone;
    }

    void goAlone() {
        alone = true;
    }

    /** False when nobody waits any more. */
    boolean admit(Slot slot) {
        return call.accept(slot);
    }

    void refuse(Throwable failure) {
        reason = failure;
    }

    /** Lets whoever waits go on, with what was decided. Never to be called under a lock: the model is asked at once. */
    void tell() {
        if (reason == null) {
            told.tryEmitEmpty();
        } else {
            told.tryEmitError(reason);
        }
    }
}
