package dev.parlance.inference.metering;

import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import reactor.core.publisher.Mono;

/** Where money is kept. */
interface Ledger {

    /** One answer for each wish, in their order. Fails with 503 where it cannot be told. */
    Mono<List<Answer>> reserve(List<Wish> wishes);

    /** Completes when all of it is on record; may be repeated. */
    Mono<Void> settle(List<Settlement> calls, List<Slot> unused);

    /** Tells that this instance is alive, and what it holds: whatever else is set aside for it is freed after a while. */
    Mono<Void> live();

    /**
     * @param amount for each call, in micro-units
     * @param input tokens each of them will read
     * @param slots how many calls, at best
     */
    record Wish(UUID account, long amount, int input, int slots) {}

    /** What a wish came to. */
    sealed interface Answer {

        /**
         * @param slots how many calls were granted, at least one
         * @param ahead whether calls may be reserved before they are made
         */
        record Granted(UUID blockId, int slots, boolean ahead) implements Answer {}

        /** @param retryAfter seconds, absent where waiting does not help */
        record Refused(String reason, @Nullable Integer retryAfter) implements Answer {}
    }
}
