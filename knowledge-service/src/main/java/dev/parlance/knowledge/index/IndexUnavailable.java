package dev.parlance.knowledge.index;

import org.jspecify.annotations.Nullable;

/** The index is out of reach, or more work is waiting than it takes on. The same call may succeed later. */
public final class IndexUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public IndexUnavailable(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
