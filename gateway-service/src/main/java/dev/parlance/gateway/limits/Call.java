package dev.parlance.gateway.limits;

import java.util.List;
import java.util.UUID;

/**
 * Requests to be counted.
 *
 * @param quotas the windows they count in, in their order, at least one
 * @param wanted how many there are, those that are counted before they come included
 */
record Call(UUID account, List<Quota> quotas, int wanted) {}
