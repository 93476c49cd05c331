package dev.parlance.gateway.reference;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import dev.parlance.gateway.routing.Neighbours;
import dev.parlance.gateway.routing.PublicRoute;

/**
 * One description of all addresses, joined from one of each service.
 *
 * @param document in OpenAPI
 * @param problems what the route table has and nobody describes, what somebody describes and the table does not have, and
 * whatever else does not fit; none in a build that passed its tests
 */
record JoinedDescription(ObjectNode document, List<String> problems) {

    private static final Set<String> VERBS = Set.of("get", "post", "put", "patch", "delete");

    /**
     * @param services what each service says of its addresses, the gateway among them, which also says what they have in
     * common
     */
    static JoinedDescription of(Map<String, ObjectNode> services, List<PublicRoute> routes) {
        ObjectNode own = Objects.requireNonNull(services.get(Neighbours.SELF), "what all have in common");
        var joining = new Joining(own.deepCopy());
        services.forEach(joining::take);
        routes.forEach(joining::describe);
        joining.findStrangers(routes);
        return new JoinedDescription(joining.joined, List.copyOf(joining.problems));
    }

    private static final class Joining {

    private final ObjectNode joined;

    private final ObjectNode paths;

    private final Map<String, String> owners = new TreeMap<>();

    private final List<String> problems = new ArrayList<>();

    Joining(ObjectNode own) {
        this.joined = own;
        this.paths = own.putObject("paths");
    }

    void take(String service, ObjectNode content) {
        content.path("paths").forEachEntry((path, operations) -> takePath(service, path, operations));
        if (!Neighbours.SELF.equals(service)) {
            content.path("tags").forEach(tag -> ((ArrayNode) joined.path("tags")).add(tag));
            content.path("components").forEachEntry(this::takeComponents);
        }
    }

    private void takePath(String service, String path, JsonNode operations) {
        String other = owners.putIfAbsent(path, service);
        if (other != null) {
            problems.add(path + " is described by " + other + " and by " + service);
            return;
        }
        paths.set(path, operations.deepCopy());
    }

    private void takeComponents(String kind, JsonNode components) {
        ObjectNode all = (ObjectNode) joined.path("components").path(kind);
        components.forEachEntry((name, component) -> {
            if (all.has(name)) {
                problems.add("The component " + kind + "/" + name + " is described twice");
            }
            all.set(name, component);
        });
    }

    void describe(PublicRoute route) {
        JsonNode operation = paths.path(route.pattern()).path(verb(route));
        if (!(operation instanceof ObjectNode described)) {
            problems.add(route.id() + " is not described");
            return;
        }
        String owner = owner(route.pattern());
        if (!route.service().equals(owner)) {
            problems.add(route.id() + " belongs to " + route.service() + " and is described by " + owner);
        }
        RouteFacts.add(route, described);
    }

    private @Nullable String owner(String path) {
        return owners.get(path);
    }

    void findStrangers(List<PublicRoute> routes) {
        Set<String> known = new HashSet<>();
        routes.forEach(route -> known.add(verb(route) + " " + route.pattern()));
        paths.forEachEntry((path, operations) -> operations.forEachEntry((verb, operation) -> {
            if (VERBS.contains(verb) && !known.contains(verb + " " + path)) {
                problems.add(verb + " " + path + " is described and does not exist");
            }
        }));
    }

    private static String verb(PublicRoute route) {
        return route.method().name().toLowerCase(Locale.ROOT);
    }
    }
}
