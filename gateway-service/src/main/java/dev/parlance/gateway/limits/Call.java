package dev.parlance.gateway.limits;

import java.util.List;
import java.util.UUID;

/**
 * A request to be counted.
 *
 * @param quotas the windows it counts in, in their order, at least one
 */
record Call(UUID account, List<Quota> quotas) {}
