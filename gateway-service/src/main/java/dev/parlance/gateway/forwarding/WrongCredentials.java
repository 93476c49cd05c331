package dev.parlance.gateway.forwarding;

import org.springframework.web.server.ServerWebExchange;

import dev.parlance.chassis.failure.Failure;

/** What becomes of those who show credentials that are none. */
public interface WrongCredentials {

    /**
     * Heard before somebody is asked about a credential that is not known here.
     *
     * @throws Failure where nobody is to be asked for this client
     */
    void beforeAsking(ServerWebExchange exchange);

    /** What the client is told in place of a failure, or the failure itself. */
    Failure answer(ServerWebExchange exchange, Failure failure);
}
