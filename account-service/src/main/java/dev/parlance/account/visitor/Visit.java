package dev.parlance.account.visitor;

import org.springframework.web.server.ServerWebExchange;

import dev.parlance.chassis.identity.RequestIds;

/**
 * Somebody who is about to say who they are.
 *
 * @param requestId joins what is written of it to the log
 */
public record Visit(ClientAddress from, String requestId) {

    public static Visit of(ServerWebExchange exchange) {
        var request = exchange.getRequest();
        return new Visit(ClientAddress.of(request.getHeaders().getFirst(ClientAddress.HEADER),
                request.getRemoteAddress()), RequestIds.of(exchange));
    }
}
