package dev.parlance.gateway.routing;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** All public addresses, found by path. A literal segment wins over a variable one. */
public final class RouteTable {

    private final List<PublicRoute> routes;

    private final Map<String, Methods> literals = new HashMap<>();

    private final Segment root = new Segment();

    /** @throws IllegalArgumentException where two routes claim the same verb and path */
    RouteTable(List<PublicRoute> routes) {
        this.routes = List.copyOf(routes);
        routes.forEach(this::add);
    }

    /** In the order of the table. */
    public List<PublicRoute> routes() {
        return routes;
    }

    /** The verbs of a path as it was sent; nothing is decoded, repaired or normalised. */
    @Nullable
    Methods find(String path) {
        Methods literal = literals.get(path);
        return literal != null || !PathText.isPlain(path) ? literal : root.find(path, 1);
    }

    private void add(PublicRoute route) {
        Methods methods = root.reach(route.pattern()).methods();
        methods.add(route);
        if (route.isLiteral()) {
            literals.put(route.pattern(), methods);
        }
    }
}
