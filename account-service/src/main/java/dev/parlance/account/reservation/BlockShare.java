package dev.parlance.account.reservation;

import java.util.BitSet;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** What a settlement says about one block: which of its slots end, and how many input tokens they took. */
final class BlockShare {

    private final UUID block;

    private final @Nullable UUID account;

    private final BitSet ended = new BitSet();

    private long tokens;

    private BlockShare(UUID block, @Nullable UUID account) {
        this.block = block;
        this.account = account;
    }

    static Collection<BlockShare> of(Settlement settlement) {
        Map<UUID, BlockShare> shares = new LinkedHashMap<>();
        for (EndedCall call : settlement.calls()) {
            shares.computeIfAbsent(call.id().blockId(), block -> new BlockShare(block, call.account()))
                    .end(call.id().slot(), call.inputTokens());
        }
        for (SlotId slot : settlement.returned()) {
            shares.computeIfAbsent(slot.blockId(), block -> new BlockShare(block, null)).end(slot.slot(), 0);
        }
        return shares.values();
    }

    private void end(int slot, int inputTokens) {
        ended.set(slot);
        tokens += inputTokens;
    }

    UUID block() {
        return block;
    }

    /** Absent where all its slots are returned: those who return do not name it. */
    @Nullable
    UUID account() {
        return account;
    }

    /** A digit for each slot, 1 for those that end; the first digit is slot 0 and those left out are 0. */
    String mask() {
        var digits = new StringBuilder(ended.length());
        for (int slot = 0; slot < ended.length(); slot++) {
            digits.append(ended.get(slot) ? '1' : '0');
        }
        return digits.toString();
    }

    int slots() {
        return ended.cardinality();
    }

    long tokens() {
        return tokens;
    }
}
