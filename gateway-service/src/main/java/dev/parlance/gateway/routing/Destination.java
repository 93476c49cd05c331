package dev.parlance.gateway.routing;

import java.net.URI;

import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.support.RouteMetadataUtils;
import org.springframework.http.server.reactive.ServerHttpRequest;

import reactor.core.publisher.Mono;

/** Where the requests of a route go. */
final class Destination {

    private final Route route;

    private final String base;

    private final URI literal;

    Destination(PublicRoute route, URI service) {
        this.base = service.toString();
        this.literal = URI.create(route.isLiteral() ? base + route.pattern() : base);
        this.route = Route.async().id(route.id()).uri(service).asyncPredicate(exchange -> Mono.just(true))
                .metadata(RouteMetadataUtils.RESPONSE_TIMEOUT_ATTR, route.patience().toMillis()).build();
    }

    Route route() {
        return route;
    }

    /** The path and query are passed on as they came. */
    URI of(PublicRoute matched, ServerHttpRequest request) {
        String query = request.getURI().getRawQuery();
        if (query == null && matched.isLiteral()) {
            return literal;
        }
        String path = base + request.getPath().value();
        return URI.create(query == null ? path : path + "?" + query);
    }
}
