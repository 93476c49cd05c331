package dev.parlance.inference.completion;

import org.springframework.web.server.ServerWebExchange;

/** Whether a caller bears pings in a stream. */
public final class Pings {

    private Pings() {
    }

    public static boolean wanted(ServerWebExchange exchange) {
        String options = exchange.getRequest().getHeaders().getFirst("Sse-Stream-Options");
        return options == null || !options.contains("no-ping");
    }
}
