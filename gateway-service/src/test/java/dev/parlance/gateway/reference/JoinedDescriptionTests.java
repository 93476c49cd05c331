package dev.parlance.gateway.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import org.springframework.util.unit.DataSize;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import dev.parlance.gateway.access.KeyPlace;
import dev.parlance.gateway.access.Requirement;
import dev.parlance.gateway.access.Terms;
import dev.parlance.gateway.routing.LimitClass;
import dev.parlance.gateway.routing.PublicRoute;

class JoinedDescriptionTests {

    private static final ObjectNode OWN = yaml("""
            openapi: 3.1.0
            tags: [{name: own}]
            paths: {}
            components: {responses: {}, schemas: {Failure: {}}}
            """);

    private static final ObjectNode THINGS = yaml("""
            tags: [{name: things}]
            paths:
              /v1/things/{id}:
                get: {description: One., responses: {"200": {description: It.}}}
            components: {schemas: {Thing: {}}}
            """);

    @Test
    void joinsWhatServicesSay() {
        ObjectNode joined = join(THINGS, route("/v1/things/{id}", "things")).document();
        assertThat(joined.path("tags")).hasSize(2);
        assertThat(joined.path("paths").propertyNames()).containsExactly("/v1/things/{id}");
        assertThat(joined.path("components").path("schemas").propertyNames()).containsExactly("Failure", "Thing");
    }

    @Test
    void addsWhatTheRouteTableKnows() {
        var operation = join(THINGS, route("/v1/things/{id}", "things")).document().path("paths").path("/v1/things/{id}")
                .path("get");
        assertThat(operation.path("security").toString()).contains("keyAsPassword", "keyInQuery");
        assertThat(operation.path("description").asString()).isEqualTo(
                "One.\n\nScope of the key: `chat` or `search`. Publishable keys may be used.");
        assertThat(operation.path("responses").propertyNames()).containsExactlyInAnyOrder("200", "401", "403", "429",
                "503");
        assertThat(operation.path("responses").path("401").toString()).contains("responses/OpenAiUnauthorized");
        assertThat(operation.path("responses").path("200").path("headers").propertyNames())
                .contains("RateLimit-Remaining");
    }

    @Test
    void missesRouteThatNobodyDescribes() {
        assertThat(join(THINGS, route("/v1/things/{id}", "things"), route("/v1/others", "things")).problems())
                .containsExactly("GET /v1/others is not described");
    }

    @Test
    void findsStrangers() {
        assertThat(join(THINGS).problems())
                .containsExactly("get /v1/things/{id} is described and does not exist");
    }

    @Test
    void wantsServicesToDescribeTheirOwn() {
        assertThat(join(THINGS, route("/v1/things/{id}", "others")).problems())
                .containsExactly("GET /v1/things/{id} belongs to others and is described by things");
    }

    @Test
    void findsWhatIsDescribedTwice() {
        var joined = JoinedDescription.of(Map.of("gateway", OWN, "things", THINGS, "others", THINGS),
                List.of(route("/v1/things/{id}", "things")));
        assertThat(String.join("; ", joined.problems())).contains("/v1/things/{id} is described by ",
                "schemas/Thing is described twice");
    }

    private static JoinedDescription join(ObjectNode things, PublicRoute... routes) {
        return JoinedDescription.of(Map.of("gateway", OWN, "things", things), List.of(routes));
    }

    private static PublicRoute route(String path, String service) {
        return new PublicRoute(HttpMethod.GET, path, service,
                new Terms(Requirement.PUBLIC, Set.of("chat", "search"), KeyPlace.PLATFORM_QUERY),
                Duration.ofSeconds(1), DataSize.ofBytes(1), Set.of(LimitClass.ANY));
    }

    private static ObjectNode yaml(String text) {
        return YamlText.read(text, JsonMapper.shared());
    }
}
