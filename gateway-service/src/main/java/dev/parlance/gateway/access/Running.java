package dev.parlance.gateway.access;

/** A request that is being answered on behalf of a key, and can be ended before its answer is complete. */
public interface Running {

    Pass pass();

    /** Ends it at once, and at most once; its client finds the connection closed. */
    void end(String why);
}
