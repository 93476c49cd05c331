package dev.parlance.gateway.access;

import dev.parlance.chassis.failure.Failure;

/** A request that is being answered on behalf of a key, and can be ended before its answer is complete. */
public interface Running {

    Pass pass();

    /** Ends it with this failure, at once and at most once. */
    void end(Failure why);
}
