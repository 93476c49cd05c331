package dev.parlance.gateway.forwarding;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.Optional;
import java.util.concurrent.TimeoutException;

import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.cloud.gateway.filter.headers.HttpHeadersFilter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;

import reactor.core.publisher.Mono;

import dev.parlance.chassis.neighbour.NearbyServices;
import dev.parlance.gateway.peers.ClientAddresses;
import dev.parlance.gateway.routing.PublicRoute;

/**
 * Hands requests to services of this process, with the headers they would get over the wire and the patience they would
 * meet. Between two loops of one process a wire costs as much as all the rest of passing a token on.
 */
final class NearbyRouting implements GlobalFilter {

    private final NearbyServices services;

    private final HttpHeadersFilter asked;

    private final HttpHeadersFilter answered = new AnswerHeaders();

    private final Map<String, Optional<HttpHandler>> known = new ConcurrentHashMap<>();

    NearbyRouting(NearbyServices services, ClientAddresses clients) {
        this.services = services;
        this.asked = new ServiceHeaders(clients);
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        PublicRoute route = exchange.getRequiredAttribute(PublicRoute.ATTRIBUTE);
        return known.computeIfAbsent(route.service(), services::find)
                .map(service -> handed(exchange, route.patience(), service))
                .orElseGet(() -> chain.filter(exchange));
    }

    private Mono<Void> handed(ServerWebExchange exchange, Duration patience, HttpHandler service) {
        NearbyAnswer answer = new NearbyAnswer(exchange, answered);
        HttpHeaders headers = asked.filter(exchange.getRequest().getHeaders(), exchange);
        return service.handle(new Asked(exchange.getRequest(), headers), answer)
                .takeUntilOther(late(patience).takeUntilOther(answer.begun()).switchIfEmpty(Mono.never()));
    }

    private static Mono<Void> late(Duration patience) {
        return Mono.delay(patience).then(Mono.error(() -> new ResponseStatusException(HttpStatus.GATEWAY_TIMEOUT,
                "The service took too long", new TimeoutException())));
    }

    /** The client's request with the headers that are meant for the service. */
    private static final class Asked extends ServerHttpRequestDecorator {

        private final HttpHeaders headers;

        Asked(ServerHttpRequest request, HttpHeaders headers) {
            super(request);
            this.headers = headers;
        }

        @Override
        public HttpHeaders getHeaders() {
            return headers;
        }
    }
}
