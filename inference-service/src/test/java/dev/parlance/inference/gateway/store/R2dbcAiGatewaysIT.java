package dev.parlance.inference.gateway.store;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.context.ContextConfiguration;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import dev.parlance.chassis.caller.Caller;
import dev.parlance.chassis.caller.CallerTokens;
import dev.parlance.inference.InferenceApplication;
import dev.parlance.inference.KnownCollections;
import dev.parlance.inference.retrieval.Collections;
import dev.parlance.testkit.servers.OnRealServers;
import dev.parlance.testkit.servers.RealServers;

import static org.assertj.core.api.Assertions.assertThat;

/** Gateways over HTTP, on a real PostgreSQL. */
@SpringBootTest(classes = {InferenceApplication.class,
        R2dbcAiGatewaysIT.NoNeighbour.class}, webEnvironment = WebEnvironment.RANDOM_PORT, properties = "spring.config.name=inference-service")
@ContextConfiguration(initializers = OnRealServers.class)
class R2dbcAiGatewaysIT {

    private static final String SUPPORT = """
            {"name":"Support Desk","parameters":{"baseAddress":"https://models.example.com/v1","modelName":"m-1",
            "apiKey":"key-0123456789abcdef","temperature":0.5,"flags":["NoTemperature"],
            "systemInstructionsSources":[{"name":"r","url":"https://a.example/","headers":{"X-Key":"header-secret-0001"}}]}}""";

    @TestConfiguration
    static class NoNeighbour {

        @Bean
        @Primary
        Collections collectionsInMemory() {
            return new KnownCollections();
        }
    }

    @LocalServerPort
    private int port;

    @Autowired
    private DatabaseClient database;

    private final UUID account = UUID.randomUUID();

    @Test
    void showsWhatWasOpened() throws Exception {
        String id = opened(SUPPORT);

        JsonNode shown = json(send(account, "GET", "/" + id, ""));
        assertThat(shown.propertyNames()).containsExactly("name", "slug", "parameters");
        assertThat(shown.path("slug").stringValue()).isEqualTo("support-desk:" + id.substring(32));
        assertThat(shown.at("/parameters/temperature").doubleValue()).isEqualTo(0.5);
        assertThat(shown.at("/parameters/apiKey").stringValue()).isEqualTo("...cdef");
        assertThat(shown.at("/parameters/flags")).hasToString("[\"NoTemperature\"]");
    }

    @Test
    void listsWhatTheFilterFindsInNameModelSlugOrId() throws Exception {
        String id = opened(SUPPORT);
        opened("{\"name\":\"Other\",\"parameters\":{\"baseAddress\":\"@integrated\",\"modelName\":\"auto\"}}");

        assertThat(json(send(account, "GET", "", ""))).hasSize(2);
        for (String filter : List.of("DESK", "M-1", "support-desk:", id)) {
            assertThat(json(send(account, "GET", "?filter=" + filter, ""))).as(filter).singleElement()
                    .hasToString("{\"id\":\"" + id + "\",\"name\":\"Support Desk\","
                            + "\"inferenceEndpoint\":\"https://models.example.com/v1\",\"modelName\":\"m-1\","
                            + "\"slug\":\"support-desk:" + id.substring(32) + "\"}");
        }
        assertThat(json(send(account, "GET", "?filter=100%25", ""))).isEmpty();
    }

    @Test
    void keepsNoSecretReadable() throws Exception {
        String id = opened(SUPPORT);

        String row = database.sql("SELECT CAST(g AS text) AS row FROM ai_gateway g WHERE id = :id")
                .bind("id", UUID.fromString(id)).mapValue(String.class).one().block(Duration.ofSeconds(5));
        assertThat(row).contains("models.example.com").doesNotContain("0123456789abcdef", "header-secret");
    }

    @Test
    void changesWhatIsSaidAndLeavesTheRest() throws Exception {
        String id = opened(SUPPORT);

        var changed = send(account, "PATCH", "/" + id,
                "{\"name\":\"Help\",\"parameters\":{\"temperature\":null,\"topP\":0.2}}");
        JsonNode shown = json(send(account, "GET", "/" + id, ""));

        assertThat(changed.statusCode()).isEqualTo(200);
        assertThat(shown.path("slug").stringValue()).startsWith("help:");
        assertThat(shown.at("/parameters/temperature").isNull()).isTrue();
        assertThat(shown.at("/parameters/topP").doubleValue()).isEqualTo(0.2);
        assertThat(shown.at("/parameters/apiKey").stringValue()).isEqualTo("...cdef");
    }

    @Test
    void losesNoChangeOfTwoAtOnce() throws Exception {
        String id = opened(SUPPORT);
        HttpClient http = HttpClient.newHttpClient();

        var answers = IntStream.range(0, 4).mapToObj(i -> http.sendAsync(request(account, "PATCH", "/" + id,
                "{\"parameters\":{\"" + List.of("topP", "presencePenalty", "frequencyPenalty", "stop").get(i) + "\":"
                        + List.of("0.5", "0.5", "0.5", "\"x\"").get(i) + "}}"),
                BodyHandlers.ofString())).toList();
        assertThat(answers).allSatisfy(answer -> assertThat(answer.join().statusCode()).isEqualTo(200));

        JsonNode shown = json(send(account, "GET", "/" + id, "")).path("parameters");
        assertThat(List.of(shown.path("topP"), shown.path("presencePenalty"), shown.path("frequencyPenalty"),
                shown.path("stop"))).noneMatch(JsonNode::isNull);
    }

    @Test
    void showsForeignGatewayLikeOneThatNeverWas() throws Exception {
        String id = opened(SUPPORT);
        UUID stranger = UUID.randomUUID();

        for (String method : List.of("GET", "PATCH", "DELETE")) {
            var foreign = send(stranger, method, "/" + id, "{\"name\":\"Mine\"}");
            var unknown = send(stranger, method, "/" + UUID.randomUUID(), "{\"name\":\"Mine\"}");
            assertThat(foreign.statusCode()).isEqualTo(404);
            assertThat(foreign.body().replaceAll("\"request_id.*", ""))
                    .isEqualTo(unknown.body().replaceAll("\"request_id.*", ""));
        }
        assertThat(json(send(stranger, "GET", "", ""))).isEmpty();
        assertThat(send(account, "GET", "/" + id, "").statusCode()).isEqualTo(200);
    }

    @Test
    void removesOnce() throws Exception {
        String id = opened(SUPPORT);

        assertThat(send(account, "DELETE", "/" + id, "").statusCode()).isEqualTo(200);
        assertThat(send(account, "DELETE", "/" + id, "").statusCode()).isEqualTo(404);
    }

    @Test
    void refusesCollectionOfNobody() throws Exception {
        var refused = send(account, "POST", "", SUPPORT.replace("\"temperature\":0.5",
                "\"knowledgeCollections\":[\"" + UUID.randomUUID() + "\"]"));

        assertThat(refused.statusCode()).isEqualTo(404);
        assertThat(json(refused).at("/details/field").stringValue()).isEqualTo("parameters.knowledgeCollections");
    }

    @Test
    void namesTheFieldThatIsWrong() throws Exception {
        var wrong = send(account, "POST", "", SUPPORT.replace("0.5", "5"));
        var missing = send(account, "POST", "", "{\"parameters\":{\"modelName\":\"m\"}}");
        var later = send(account, "POST", "", SUPPORT.replace("\"temperature\":0.5", "\"enableBash\":true"));

        assertThat(wrong.statusCode()).isEqualTo(400);
        assertThat(json(wrong).at("/details/field").stringValue()).isEqualTo("parameters.temperature");
        assertThat(json(missing).at("/details/field").stringValue()).isEqualTo("parameters.baseAddress");
        assertThat(later.statusCode()).isEqualTo(422);
        assertThat(json(later).path("code").stringValue()).isEqualTo("not_supported_yet");
    }

    private String opened(String body) throws Exception {
        HttpResponse<String> answer = send(account, "POST", "", body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json(answer).path("aiGatewayId").stringValue();
    }

    private HttpResponse<String> send(UUID as, String method, String path, String body) throws Exception {
        return HttpClient.newHttpClient().send(request(as, method, path, body), BodyHandlers.ofString());
    }

    private HttpRequest request(UUID as, String method, String path, String body) {
        Caller caller = new Caller(as, null, Set.of(), "enterprise", "test-request");
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1/ai-gateways" + path))
                .header(CallerTokens.HEADER,
                        new CallerTokens(RealServers.CALLER_SECRET, Clock.systemUTC()).sign(caller))
                .header("Content-Type", "application/json")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body)).build();
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }
}
