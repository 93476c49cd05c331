package dev.parlance.inference.metering;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The blocks of which calls are still to be settled or to be given back. */
final class OpenBlocks {

    private final Map<UUID, Integer> open = new ConcurrentHashMap<>();

    void granted(UUID block, int slots) {
        open.put(block, slots);
    }

    /** One call of the block is on record. */
    void ended(UUID block) {
        open.computeIfPresent(block, (id, slots) -> slots > 1 ? slots - 1 : null);
    }

    List<UUID> all() {
        return List.copyOf(open.keySet());
    }
}
