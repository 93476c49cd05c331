package dev.parlance.gateway.limits;

import java.util.List;
import java.util.Set;

import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.web.server.ServerWebExchange;

import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import dev.parlance.gateway.access.Pass;
import dev.parlance.gateway.access.Requirement;
import dev.parlance.gateway.forwarding.AfterAdmission;
import dev.parlance.gateway.forwarding.OwnLoop;
import dev.parlance.gateway.forwarding.TimeLeft;
import dev.parlance.gateway.peers.ClientAddresses;
import dev.parlance.gateway.routing.LimitClass;
import dev.parlance.gateway.routing.PublicRoute;

/**
 * Counts a request in the windows of its plan, or at the pace of its address where strangers may call. Every answer to a
 * request that was counted says how its caller stands. Where nothing limits a request, nothing is asked.
 */
final class CountedRequests implements AfterAdmission {

    private final RequestQuotas quotas;

    private final AddressPaces paces;

    private final ClientAddresses addresses;

    private final RefusalCounter refusals;

    private final RefusalCounter strangers;

    CountedRequests(RequestQuotas quotas, AddressPaces paces, ClientAddresses addresses, MeterRegistry meters) {
        this.refusals = new RefusalCounter(meters, "plan");
        this.strangers = new RefusalCounter(meters, "address");
        this.quotas = quotas;
        this.paces = paces;
        this.addresses = addresses;
    }

    @Override
    public int getOrder() {
        return RunningAtOnce.ORDER + 10;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        PublicRoute route = exchange.getRequiredAttribute(PublicRoute.ATTRIBUTE);
        Mono<Verdict> verdict = route.classes().isEmpty() ? null : verdict(exchange, route);
        return verdict == null
                ? chain.filter(exchange)
                : TimeLeft.limit(verdict, exchange).publishOn(OwnLoop.of(exchange.getResponse()))
                        .flatMap(told -> goOn(told, route, exchange, chain));
    }

    /** Null where nothing limits the request. */
    private @Nullable Mono<Verdict> verdict(ServerWebExchange exchange, PublicRoute route) {
        if (isForStrangers(route)) {
            return pace(exchange, route.classes());
        }
        Pass pass = exchange.getRequiredAttribute(Pass.ATTRIBUTE);
        List<Quota> counted = Quota.of(pass.limits(), route.classes());
        return counted.isEmpty() ? null : quotas.take(pass.caller().account(), counted);
    }

    private @Nullable Mono<Verdict> pace(ServerWebExchange exchange, Set<LimitClass> classes) {
        String name = classes.iterator().next().word();
        return paces.know(name) ? paces.take(name, Household.of(addresses.of(exchange))) : null;
    }

    private Mono<Void> goOn(Verdict verdict, PublicRoute route, ServerWebExchange exchange, GatewayFilterChain chain) {
        verdict.writeTo(exchange.getResponse().getHeaders());
        return verdict.passes()
                ? chain.filter(exchange)
                : Mono.error((isForStrangers(route) ? strangers : refusals).counted(verdict.refusal()));
    }

    private static boolean isForStrangers(PublicRoute route) {
        return route.terms().requirement() == Requirement.NONE;
    }
}
