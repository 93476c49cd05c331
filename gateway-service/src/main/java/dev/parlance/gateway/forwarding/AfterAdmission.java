package dev.parlance.gateway.forwarding;

import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.core.Ordered;

/**
 * A step of a request that was let in, before it goes to its service. The {@link dev.parlance.gateway.access.Pass} and
 * the {@link dev.parlance.gateway.routing.PublicRoute} are among the attributes of the exchange; a failure is worded like
 * any other.
 */
public interface AfterAdmission extends GatewayFilter, Ordered {
}
