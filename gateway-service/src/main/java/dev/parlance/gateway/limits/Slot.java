package dev.parlance.gateway.limits;

import java.util.concurrent.atomic.AtomicInteger;

/** The place of a running request. It is free again when all who keep it have left. */
public final class Slot {

    /** Where a request keeps it while it runs. */
    public static final String ATTRIBUTE = Slot.class.getName();

    private final Runnable free;

    private final AtomicInteger keepers = new AtomicInteger(1);

    Slot(Runnable free) {
        this.free = free;
    }

    /** For work that goes on when the request itself has ended. */
    public Slot keep() {
        keepers.incrementAndGet();
        return this;
    }

    /** Once for whoever took the slot, and once for each who keeps it. */
    public void leave() {
        if (keepers.decrementAndGet() == 0) {
            free.run();
        }
    }
}
