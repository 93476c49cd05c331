package dev.parlance.inference.metering;

import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** Somebody who waits for a call to be paid. */
final class Waiter {

    private final Call call;

    private final long amount;

    private final int input;

    private final Sinks.Empty<Void> admitted = Sinks.empty();

    /** Whether it asks for itself, for exactly what it needs. */
    private boolean alone;

    /** @param amount what the call needs, in micro-units */
    Waiter(Call call, long amount, int input) {
        this.call = call;
        this.amount = amount;
        this.input = input;
    }

    Mono<Void> admitted() {
        return admitted.asMono();
    }

    long amount() {
        return amount;
    }

    int input() {
        return input;
    }

    boolean isAlone() {
        return alone;
    }

    void goAlone() {
        alone = true;
    }

    /** False when nobody waits any more. */
    boolean admit(Slot slot) {
        boolean taken = call.accept(slot);
        if (taken) {
            admitted.tryEmitEmpty();
        }
        return taken;
    }

    void refuse(Throwable reason) {
        admitted.tryEmitError(reason);
    }
}
