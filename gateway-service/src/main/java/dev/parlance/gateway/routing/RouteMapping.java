package dev.parlance.gateway.routing;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.context.ApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.observation.ServerRequestObservationContext;
import org.springframework.web.reactive.handler.AbstractHandlerMapping;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebHandler;

import reactor.core.publisher.Mono;

import dev.parlance.chassis.failure.Failure;

import dev.parlance.gateway.origins.Preflight;

/**
 * Finds the route of a request with two look-ups, however many routes there are. What has no route is refused here, before
 * a credential is asked for.
 */
final class RouteMapping extends AbstractHandlerMapping {

    private final RouteTable table;

    private final WebHandler forwarding;

    private final Map<String, WebHandler> pages;

    private final Map<PublicRoute, Destination> destinations = new IdentityHashMap<>();

    RouteMapping(RouteTable table, Neighbours neighbours, WebHandler forwarding, List<OwnPage> pages) {
        this.table = table;
        this.forwarding = forwarding;
        this.pages = pages.stream().collect(Collectors.toUnmodifiableMap(OwnPage::path, page -> page));
        setOrder(Ordered.HIGHEST_PRECEDENCE);
        table.routes().forEach(route -> addDestination(route, neighbours));
    }

    private void addDestination(PublicRoute route, Neighbours neighbours) {
        if (Neighbours.SELF.equals(route.service())) {
            Objects.requireNonNull(pages.get(route.pattern()), () -> "Nothing answers " + route.pattern());
            return;
        }
        destinations.put(route, new Destination(route,
                Objects.requireNonNull(neighbours.services().get(route.service()),
                        () -> "Where is " + route.service())));
    }

    /** Without what the library does for pages of other origins, which is done elsewhere here and by other rules. */
    @Override
    public Mono<Object> getHandler(ServerWebExchange exchange) {
        return getHandlerInternal(exchange);
    }

    @Override
    protected Mono<Object> getHandlerInternal(ServerWebExchange exchange) {
        if (isForOperators(exchange)) {
            return Mono.empty();
        }
        try {
            return Mono.just(handler(exchange));
        } catch (Failure refused) {
            return Mono.error(refused);
        }
    }

    /** The management port has a context of its own, which inherits this mapping and must not offer the public routes. */
    private boolean isForOperators(ServerWebExchange exchange) {
        ApplicationContext context = exchange.getApplicationContext();
        return context != null && !context.equals(getApplicationContext());
    }

    private WebHandler handler(ServerWebExchange exchange) {
        Methods methods = table.find(exchange.getRequest().getPath().value());
        if (methods == null) {
            throw Failure.of(404, "not_found", "There is nothing at this address.");
        }
        HttpMethod method = exchange.getRequest().getMethod();
        PublicRoute route = methods.find(method);
        if (route != null) {
            return handler(exchange, route);
        }
        if (method == HttpMethod.OPTIONS) {
            return verbs(exchange, methods);
        }
        exchange.getResponse().getHeaders().setAllow(methods.allowed());
        throw Failure.of(405, "method_not_allowed", "This address does not answer " + method + ".");
    }

    /** The answer is complete here already, because of a preflight the library wants to know a handler and calls none. */
    private static WebHandler verbs(ServerWebExchange exchange, Methods methods) {
        Preflight.answer(exchange.getRequest(), exchange.getResponse(), methods.allowed());
        return answered -> answered.getResponse().setComplete();
    }

    private WebHandler handler(ServerWebExchange exchange, PublicRoute route) {
        Map<String, Object> attributes = exchange.getAttributes();
        attributes.put(PublicRoute.ATTRIBUTE, route);
        ServerRequestObservationContext.findCurrent(attributes)
                .ifPresent(observed -> observed.setPathPattern(route.pattern()));
        Destination destination = destinations.get(route);
        if (destination == null) {
            return Objects.requireNonNull(pages.get(route.pattern()));
        }
        attributes.put(ServerWebExchangeUtils.GATEWAY_ROUTE_ATTR, destination.route());
        attributes.put(ServerWebExchangeUtils.GATEWAY_REQUEST_URL_ATTR, destination.of(route, exchange.getRequest()));
        return forwarding;
    }
}
