package dev.parlance.chassis.caller;

import org.springframework.core.Ordered;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;

import reactor.core.publisher.Mono;

import dev.parlance.chassis.failure.Failure;

/** Lets a request into a service only with a valid caller; the management paths are for operators on their own port. */
final class CallerFilter implements WebFilter, Ordered {

    static final String ATTRIBUTE = Caller.class.getName();

    private final CallerTokens tokens;

    CallerFilter(CallerTokens tokens) {
        this.tokens = tokens;
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE + 20;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        String path = exchange.getRequest().getPath().value();
        if (path.startsWith("/actuator/")) {
            return chain.filter(exchange);
        }
        String token = exchange.getRequest().getHeaders().getFirst(CallerTokens.HEADER);
        Caller caller = token == null ? null : tokens.verify(token).orElse(null);
        if (caller == null || path.startsWith("/internal/") && !caller.isService()) {
            return Mono.error(Failure.unauthorized("caller_unverified", "The caller could not be verified."));
        }
        exchange.getAttributes().put(ATTRIBUTE, caller);
        return chain.filter(exchange);
    }
}
