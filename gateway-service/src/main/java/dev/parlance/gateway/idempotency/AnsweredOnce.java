package dev.parlance.gateway.idempotency;

import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.web.server.ServerWebExchange;

import reactor.core.publisher.Mono;

import dev.parlance.chassis.failure.Failure;
import dev.parlance.gateway.access.Pass;
import dev.parlance.gateway.access.Requirement;
import dev.parlance.gateway.forwarding.AfterAdmission;
import dev.parlance.gateway.limits.Slot;
import dev.parlance.gateway.routing.PublicRoute;

/** Has requests with an Idempotency-Key answered once. Those of strangers have no account to keep answers for. */
final class AnsweredOnce implements AfterAdmission {

    private final RepeatedRequests repeated;

    AnsweredOnce(RepeatedRequests repeated) {
        this.repeated = repeated;
    }

    /** After whatever may refuse a request. */
    @Override
    public int getOrder() {
        return 100;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        PublicRoute route = exchange.getRequiredAttribute(PublicRoute.ATTRIBUTE);
        if (route.terms().requirement() == Requirement.NONE) {
            return chain.filter(exchange);
        }
        try {
            IdempotencyKey key = IdempotencyKey.find(exchange.getRequest());
            return key == null ? chain.filter(exchange) : once(exchange, chain, key);
        } catch (Failure refused) {
            return Mono.error(refused);
        }
    }

    private Mono<Void> once(ServerWebExchange exchange, GatewayFilterChain chain, IdempotencyKey key) {
        Pass pass = exchange.getRequiredAttribute(Pass.ATTRIBUTE);
        return repeated.answer(exchange, pass.caller().account(), key, observed -> running(observed, chain),
                () -> !pass.isTakenBack());
    }

    /** Takes part in what may run at the same time for as long as it does. */
    private static Mono<Void> running(ServerWebExchange exchange, GatewayFilterChain chain) {
        Slot slot = exchange.getAttribute(Slot.ATTRIBUTE);
        return slot == null
                ? chain.filter(exchange)
                : Mono.using(slot::keep, kept -> chain.filter(exchange), Slot::leave);
    }
}
