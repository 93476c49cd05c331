package dev.parlance.inference.completion;

import org.springframework.web.server.ServerWebExchange;

import dev.parlance.inference.metering.Route;

/** The ways to a completion. */
final class Routes {

    private static final String FAMILY = "openai";

    private Routes() {
    }

    static Route of(ServerWebExchange exchange) {
        return new Route(FAMILY, exchange.getRequest().getPath().value());
    }
}
