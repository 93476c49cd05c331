package dev.parlance.gateway.idempotency;

import java.util.UUID;

/**
 * A place that is ours for as long as our request runs.
 *
 * @param holder proves it
 */
record Claim(Place place, UUID holder) {}
