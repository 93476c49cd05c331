package dev.parlance.gateway.reference;

import java.util.List;
import java.util.stream.Collectors;

import org.springframework.http.HttpMethod;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import dev.parlance.chassis.failure.ApiFamily;

import dev.parlance.gateway.access.KeyPlace;
import dev.parlance.gateway.access.Requirement;
import dev.parlance.gateway.routing.Neighbours;
import dev.parlance.gateway.routing.PublicRoute;

/** What the route table knows of an operation, so that nobody has to say it a second time. */
final class RouteFacts {

    private static final List<String> RATE_LIMITS = List.of("RateLimit-Limit", "RateLimit-Remaining",
            "RateLimit-Reset");

    private RouteFacts() {
    }

    static void add(PublicRoute route, ObjectNode operation) {
        security(route, operation.putArray("security"));
        String words = words(route);
        if (!words.isEmpty()) {
            String said = operation.path("description").asString("").strip();
            operation.put("description", said.isEmpty() ? words : said + "\n\n" + words);
        }
        refusals(route, (ObjectNode) operation.path("responses"));
        if (!route.classes().isEmpty()) {
            limits((ObjectNode) operation.path("responses"));
        }
    }

    private static void security(PublicRoute route, ArrayNode security) {
        Requirement requirement = route.terms().requirement();
        if (requirement == Requirement.PERSON || requirement == Requirement.BOTH) {
            security.addObject().putArray("person");
        }
        if (requirement != Requirement.PERSON && requirement != Requirement.NONE) {
            List.of("key", "keyHeader", "keyAsPassword").forEach(place -> security.addObject().putArray(place));
            inQuery(route.terms().elsewhere(), security);
        }
    }

    private static void inQuery(KeyPlace place, ArrayNode security) {
        switch (place) {
            case HEADERS -> {
                // nowhere else
            }
            case PLATFORM_QUERY -> security.addObject().putArray("keyInQuery");
            case APP_QUERY, APP_QUERY_OR_BODY -> security.addObject().putArray("appKeyInQuery");
        }
    }

    private static String words(PublicRoute route) {
        if (route.terms().scopes().isEmpty() || route.terms().requirement() == Requirement.PERSON) {
            return "";
        }
        String scopes = route.terms().scopes().stream().sorted().map(scope -> "`" + scope + "`")
                .collect(Collectors.joining(" or "));
        boolean open = route.terms().requirement() == Requirement.PUBLIC;
        return "Scope of the key: " + scopes + "." + (open ? " Publishable keys may be used." : "");
    }

    private static void refusals(PublicRoute route, ObjectNode responses) {
        String family = switch (ApiFamily.of(route.pattern(), false)) {
            case OPENAI -> "OpenAi";
            case MESSAGES -> "Messages";
            case APP -> "App";
            case COMMON -> "";
        };
        if (route.terms().requirement() != Requirement.NONE) {
            refusal(responses, "401", family + "Unauthorized");
            refusal(responses, "403", family + "Forbidden");
        }
        if (!HttpMethod.GET.equals(route.method()) && !HttpMethod.DELETE.equals(route.method())) {
            refusal(responses, "413", family + "TooLarge");
        }
        if (!route.classes().isEmpty()) {
            refusal(responses, "429", family + "TooMany");
        }
        if (!Neighbours.SELF.equals(route.service())) {
            refusal(responses, "503", family + "Unavailable");
        }
    }

    private static void refusal(ObjectNode responses, String status, String component) {
        if (!responses.has(status)) {
            responses.putObject(status).put("$ref", "#/components/responses/" + component);
        }
    }

    private static void limits(ObjectNode responses) {
        responses.forEachEntry((status, response) -> {
            if (status.startsWith("2") && response instanceof ObjectNode success) {
                ObjectNode headers = success.withObject("/headers");
                RATE_LIMITS.forEach(name -> headers.putObject(name).put("$ref",
                        "#/components/headers/" + name.replace("-", "")));
            }
        });
    }
}
