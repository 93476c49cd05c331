package dev.parlance.gateway.forwarding;

import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.ServerWebExchange;

import reactor.core.publisher.Mono;

import dev.parlance.chassis.caller.CallerTokens;
import dev.parlance.chassis.failure.Failure;
import dev.parlance.chassis.identity.RequestIds;

import dev.parlance.gateway.access.Doorkeeper;
import dev.parlance.gateway.access.KeysElsewhere;
import dev.parlance.gateway.access.Pass;
import dev.parlance.gateway.access.ReadBody;
import dev.parlance.gateway.access.RunningRequests;
import dev.parlance.gateway.origins.CrossOrigin;
import dev.parlance.gateway.routing.PublicRoute;

/** Lets a request through to its service with a signed caller, once credential and size are found right. */
final class Admission implements GlobalFilter, Ordered {

    private final Doorkeeper doorkeeper;

    private final RunningRequests running;

    private final CallerTokens tokens;

    private final WrongCredentials wrong;

    Admission(Doorkeeper doorkeeper, RunningRequests running, CallerTokens tokens, WrongCredentials wrong) {
        this.wrong = wrong;
        this.doorkeeper = doorkeeper;
        this.running = running;
        this.tokens = tokens;
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        PublicRoute route = exchange.getRequiredAttribute(PublicRoute.ATTRIBUTE);
        return admitted(exchange, chain, route)
                .onErrorMap(Failure.class, refused -> wrong.answer(exchange, refused))
                .doOnError(Failure.class, refused -> challenge(exchange, refused))
                .onErrorResume(thrown -> failed(exchange, Outages.from(thrown, route)));
    }

    private Mono<Void> admitted(ServerWebExchange exchange, GatewayFilterChain chain, PublicRoute route) {
        KeysElsewhere inQuery = KeysElsewhere.inQueryOf(exchange.getRequest());
        if (inQuery.areInQuery()) {
            AnswerHeaders.forbidKeeping(exchange);
        }
        if (!route.terms().elsewhere().isInBody()) {
            return admitted(exchange, chain, route, inQuery);
        }
        ServerHttpRequest guarded = BodyLimit.guard(exchange.getRequest(), route.largestBody());
        return ReadBody.of(guarded, inQuery)
                .flatMap(read -> admitted(exchange.mutate().request(read).build(), chain, route, read.keys()));
    }

    private Mono<Void> admitted(ServerWebExchange exchange, GatewayFilterChain chain, PublicRoute route,
            KeysElsewhere elsewhere) {
        TimeLeft.begin(exchange);
        return doorkeeper
                .admit(exchange.getRequest().getHeaders(), elsewhere, route.terms(), RequestIds.of(exchange),
                        () -> wrong.beforeAsking(exchange))
                .flatMap(pass -> passed(exchange, chain, route, pass));
    }

    private Mono<Void> passed(ServerWebExchange exchange, GatewayFilterChain chain, PublicRoute route, Pass pass) {
        exchange.getAttributes().put(Pass.ATTRIBUTE, pass);
        exchange.getAttributes().put(ServiceHeaders.CALLER, tokens.sign(pass.caller()));
        CrossOrigin.narrow(exchange.getRequest().getHeaders(), exchange.getResponse().getHeaders());
        ServerHttpRequest request = exchange.getRequest();
        ServerHttpRequest guarded = BodyLimit.guard(request, route.largestBody());
        Mono<Void> answer = chain
                .filter(guarded == request ? exchange : exchange.mutate().request(guarded).build());
        return pass.isOfKey() ? new RunningRequest(answer, exchange, running, pass) : answer;
    }

    private static Mono<Void> failed(ServerWebExchange exchange, Throwable failure) {
        return exchange.getResponse().isCommitted()
                ? Mono.fromRunnable(() -> BrokenAnswer.cutOff(exchange, "its service broke it off"))
                : Mono.error(failure);
    }

    private static void challenge(ServerWebExchange exchange, Failure refused) {
        if (refused.status() == 401) {
            exchange.getResponse().getHeaders().set(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
    }
}
