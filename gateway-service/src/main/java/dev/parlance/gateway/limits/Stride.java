package dev.parlance.gateway.limits;

/**
 * What became of a {@link Step}.
 *
 * @param debt nanoseconds until the subject will have caught up
 */
record Stride(boolean passes, long debt) {}
