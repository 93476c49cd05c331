package dev.parlance.gateway.limits;

import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

/**
 * How many requests of a credential run at the same time in this instance. Several instances do not add theirs up: the limit
 * guards what an instance carries, not what a plan sells.
 */
final class Slots {

    private final ConcurrentHashMap<UUID, Integer> running = new ConcurrentHashMap<>();

    private final int usual;

    Slots(int usual) {
        this.usual = usual;
    }

    /**
     * Null where all are taken.
     *
     * @param holder whose they are
     * @param most how many there are, or null for the usual number
     */
    @Nullable
    Slot find(UUID holder, @Nullable Integer most) {
        int limit = most == null ? usual : most;
        boolean[] taken = new boolean[1];
        running.compute(holder, (same, before) -> {
            int now = before == null ? 0 : before;
            taken[0] = now < limit;
            return taken[0] ? Integer.valueOf(now + 1) : before;
        });
        return taken[0] ? new Slot(() -> leave(holder)) : null;
    }

    private void leave(UUID holder) {
        running.computeIfPresent(holder, (same, before) -> before == 1 ? null : before - 1);
    }

    int running(UUID holder) {
        return running.getOrDefault(holder, 0);
    }
}
