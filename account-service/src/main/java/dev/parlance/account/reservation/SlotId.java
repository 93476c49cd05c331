package dev.parlance.account.reservation;

import java.util.UUID;

/** One call of a block. It ends exactly once. */
record SlotId(UUID block, int slot) {

    @Override
    public String toString() {
        return block + "-" + slot;
    }
}
