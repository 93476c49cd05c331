package dev.parlance.inference.telemetry;

import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;

import reactor.core.publisher.Mono;
import reactor.util.context.ContextView;

/**
 * The AI gateway a request came through. Every request carries a place for it; who finds the gateway writes it there, and
 * who measures the calls that follow reads it.
 */
public final class Through {

    private volatile String gateway = "";

    private Through() {
    }

    /** Notes the gateway; of a chain it is the first. */
    public static void note(String gateway, ContextView context) {
        Through through = context.getOrDefault(Through.class, null);
        if (through != null && through.gateway.isEmpty()) {
            through.gateway = gateway;
        }
    }

    /** Empty where there is none. */
    static String gateway(ContextView context) {
        Through through = context.getOrDefault(Through.class, null);
        return through == null ? "" : through.gateway;
    }

    /** Gives every request its place. */
    static final class Filter implements WebFilter {

        @Override
        public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
            return chain.filter(exchange).contextWrite(context -> context.put(Through.class, new Through()));
        }
    }
}
