package dev.parlance.inference.structure;

import dev.parlance.chassis.caller.Caller;

/** Whether an account wants its answers mended without being asked each time. */
final class Healing {

    private Healing() {
    }

    /** No account can say so yet. */
    static boolean isAutomatic(Caller caller) {
        return false;
    }
}
