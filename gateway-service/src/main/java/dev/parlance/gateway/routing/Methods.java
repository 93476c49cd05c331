package dev.parlance.gateway.routing;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;

/** The verbs of one path. */
final class Methods {

    private final Map<HttpMethod, PublicRoute> routes = new LinkedHashMap<>();

    /** @throws IllegalArgumentException where the verb is taken */
    void add(PublicRoute route) {
        PublicRoute other = routes.putIfAbsent(route.method(), route);
        if (other != null) {
            throw new IllegalArgumentException(route.id() + " has two owners: " + route.service() + " and "
                    + other.service() + " (as " + other.id() + ")");
        }
    }

    /** Whoever may get something may also ask for its head. */
    @Nullable
    PublicRoute find(HttpMethod method) {
        return routes.get(method == HttpMethod.HEAD ? HttpMethod.GET : method);
    }

    Set<HttpMethod> allowed() {
        Set<HttpMethod> allowed = new LinkedHashSet<>(routes.keySet());
        if (routes.containsKey(HttpMethod.GET)) {
            allowed.add(HttpMethod.HEAD);
        }
        allowed.add(HttpMethod.OPTIONS);
        return allowed;
    }
}
