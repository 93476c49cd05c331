package dev.parlance.inference.metering;

import java.util.UUID;

/**
 * A call that has been paid for in advance: one of a block.
 *
 * @param amount what is reserved for it, in micro-units
 * @param since when it was granted, on the clock of {@link System#nanoTime}
 */
record Slot(UUID blockId, int number, long amount, long since) {

    /** Under which the call is known everywhere, the model's provider included. */
    String callId() {
        return blockId + "-" + number;
    }
}
