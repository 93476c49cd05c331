package dev.parlance.gateway.forwarding;

import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.ServerWebExchange;

import reactor.core.publisher.Mono;

import dev.parlance.chassis.caller.Caller;
import dev.parlance.chassis.caller.CallerTokens;
import dev.parlance.chassis.failure.Failure;
import dev.parlance.chassis.identity.RequestIds;
import dev.parlance.gateway.access.Doorkeeper;
import dev.parlance.gateway.routing.PublicRoute;

/** Lets a request through to its service with a signed caller, once credential and size are found right. */
final class Admission implements GlobalFilter, Ordered {

    private final Doorkeeper doorkeeper;

    private final CallerTokens tokens;

    Admission(Doorkeeper doorkeeper, CallerTokens tokens) {
        this.doorkeeper = doorkeeper;
        this.tokens = tokens;
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        PublicRoute route = exchange.getRequiredAttribute(PublicRoute.ATTRIBUTE);
        return doorkeeper.admit(exchange.getRequest().getHeaders(), route.requirement(), RequestIds.of(exchange))
                .doOnError(Failure.class, refused -> challenge(exchange, refused))
                .flatMap(caller -> pass(exchange, chain, route, caller))
                .onErrorResume(thrown -> failed(exchange, Outages.from(thrown, route)));
    }

    private static Mono<Void> failed(ServerWebExchange exchange, Throwable failure) {
        return exchange.getResponse().isCommitted()
                ? Mono.fromRunnable(() -> BrokenAnswer.cutOff(exchange))
                : Mono.error(failure);
    }

    private Mono<Void> pass(ServerWebExchange exchange, GatewayFilterChain chain, PublicRoute route, Caller caller) {
        exchange.getAttributes().put(ServiceHeaders.CALLER, tokens.sign(caller));
        ServerHttpRequest request = exchange.getRequest();
        ServerHttpRequest guarded = BodyLimit.guard(request, route.largestBody());
        return chain.filter(guarded == request ? exchange : exchange.mutate().request(guarded).build());
    }

    private static void challenge(ServerWebExchange exchange, Failure refused) {
        if (refused.status() == 401) {
            exchange.getResponse().getHeaders().set(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
    }
}
