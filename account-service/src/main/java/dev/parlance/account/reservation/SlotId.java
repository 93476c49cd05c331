package dev.parlance.account.reservation;

import java.util.UUID;

/** One call of a block. It ends exactly once. */
record SlotId(UUID blockId, int slot) {

    @Override
    public String toString() {
        return blockId + "-" + slot;
    }
}
