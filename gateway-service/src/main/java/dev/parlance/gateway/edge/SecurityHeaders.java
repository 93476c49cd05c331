package dev.parlance.gateway.edge;

import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;

import reactor.core.publisher.Mono;

import dev.parlance.gateway.origins.CrossOrigin;

/** Tells browsers to take every answer for what it is: data, not a page, and nobody else's business. */
final class SecurityHeaders implements WebFilter, Ordered {

    private final boolean encrypted;

    /** @param encrypted whether browsers should never come back without encryption */
    SecurityHeaders(boolean encrypted) {
        this.encrypted = encrypted;
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE + 10;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        HttpHeaders headers = exchange.getResponse().getHeaders();
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Referrer-Policy", "no-referrer");
        headers.set("X-Frame-Options", "DENY");
        headers.set(HttpHeaders.CACHE_CONTROL, "no-store");
        headers.set("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
        if (encrypted) {
            headers.set("Strict-Transport-Security", "max-age=31536000");
        }
        CrossOrigin.open(exchange.getRequest().getHeaders(), headers);
        return chain.filter(exchange);
    }
}
