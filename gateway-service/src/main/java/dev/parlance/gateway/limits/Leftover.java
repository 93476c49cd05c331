package dev.parlance.gateway.limits;

import java.util.List;
import java.util.UUID;

import dev.parlance.gateway.limits.Count.Reading;

/**
 * Calls that were counted before they came, and did not come.
 *
 * @param windows they were counted in, in their order
 */
record Leftover(UUID account, List<Reading> windows, int calls) {}
