package dev.parlance.knowledge.parsing.process;

import java.io.IOException;

/** A process ended before it had answered. */
final class ProcessDied extends IOException {

    private static final long serialVersionUID = 1L;

    private final int status;

    ProcessDied(int status) {
        super("ended with status " + status);
        this.status = status;
    }

    boolean outOfMemory() {
        return status == ReaderMain.OUT_OF_MEMORY;
    }
}
