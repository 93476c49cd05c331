package dev.parlance.gateway.forwarding;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import dev.parlance.gateway.Keys;
import dev.parlance.gateway.Suite;
import dev.parlance.gateway.SuiteExtension;

@ExtendWith(SuiteExtension.class)
class RefusalTests {

    private static final String STRANGER = Keys.secret(99);

    private final Suite suite;

    RefusalTests(Suite suite) {
        this.suite = suite;
    }

    @ParameterizedTest
    @CsvSource({"GET, /v1/models", "POST, /v1/chat/completions", "POST, /api/v1/chat", "GET, /api/v1/auth/api-keys",
            "DELETE, /api/v1/knowledge/documents/1"})
    void asksForCredential(String method, String path) throws Exception {
        HttpResponse<String> answer = suite
                .send(suite.request(path).method(method, HttpRequest.BodyPublishers.noBody()));

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().allValues("WWW-Authenticate")).containsExactly("Bearer");
        assertThat(code(answer)).isEqualTo("missing_credentials");
    }

    @Test
    void refusesKeyNobodyHas() throws Exception {
        HttpResponse<String> answer = suite.send(suite.request("/v1/models").header("X-API-Key", STRANGER));

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(code(answer)).isEqualTo("invalid_credentials");
        assertThat(answer.body()).doesNotContain(STRANGER);
        assertThat(suite.inference.requestCount()).isZero();
    }

    @Test
    void refusesMistypedKeyWithoutAskingAnybody() throws Exception {
        String mistyped = Suite.KEY.substring(0, 20) + (Suite.KEY.charAt(20) == 'x' ? 'y' : 'x')
                + Suite.KEY.substring(21);

        HttpResponse<String> answer = suite.send(suite.request("/v1/models").header("X-API-Key", mistyped));

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(suite.account.requestCount()).isZero();
    }

    @Test
    void refusesTwoDifferentCredentials() throws Exception {
        HttpResponse<String> answer = suite
                .send(suite.keyed("/v1/models").header("Authorization", "Bearer " + STRANGER));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(code(answer)).isEqualTo("conflicting_credentials");
    }

    @Test
    void acceptsOneCredentialSentTwice() throws Exception {
        HttpResponse<String> answer = suite
                .send(suite.keyed("/v1/models").header("Authorization", "Bearer " + Suite.KEY));

        assertThat(answer.statusCode()).isEqualTo(200);
    }

    @Test
    void sendsKeyAwayWherePersonIsNeeded() throws Exception {
        HttpResponse<String> answer = suite.get("/api/v1/auth/api-keys");

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(code(answer)).isEqualTo("needs_sign_in");
    }

    @Test
    void refusesPersonWhereKeyIsNeeded() throws Exception {
        HttpResponse<String> answer = suite
                .send(suite.request("/v1/models").header("Authorization", "Bearer " + Suite.TOKEN));

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(code(answer)).isEqualTo("invalid_credentials");
    }

    @Test
    void refusesForgedToken() throws Exception {
        HttpResponse<String> answer = suite
                .send(suite.request("/api/v1/auth/api-keys").header("Authorization", "Bearer eyJh.eyJh.x"));

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/api", "/api/v1/nothing", "/api/v1/knowledge/documents/1/2", "/API/v1/chat",
            "/actuator", "/actuator/health", "/actuator/prometheus", "/internal/credentials"})
    void knowsNoOtherPath(String path) throws Exception {
        HttpResponse<String> answer = suite.send(suite.request(path));

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(json(answer).path("code").asString()).isEqualTo("not_found");
        assertThat(json(answer).path("request_id").asString())
                .isEqualTo(answer.headers().firstValue("X-Request-Id").orElseThrow());
    }

    @Test
    void wordsFailureInTheFormOfItsFamily() throws Exception {
        HttpResponse<String> openai = suite.send(suite.request("/v1/nothing"));
        HttpResponse<String> app = suite.send(suite.request("/api/v1/chat").POST(BodyPublishers.ofString("{}")));
        HttpResponse<String> messages = suite.send(suite.request("/v1/messages").POST(BodyPublishers.ofString("{}")));

        assertThat(json(openai).path("error").path("code").asString()).isEqualTo("not_found");
        assertThat(json(openai).path("error").path("type").asString()).isEqualTo("not_found_error");
        assertThat(json(messages).path("type").asString()).isEqualTo("error");
        assertThat(json(messages).path("error").path("type").asString()).isEqualTo("authentication_error");
        assertThat(json(app).path("success").asBoolean(true)).isFalse();
    }

    @Test
    void namesVerbsOfKnownPathBeforeAskingForCredential() throws Exception {
        HttpResponse<String> answer = suite
                .send(suite.request("/api/v1/auth/api-keys").PUT(BodyPublishers.ofString("{}")));

        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("Allow").orElseThrow().split(", ?")).containsExactlyInAnyOrder("GET",
                "HEAD", "POST", "OPTIONS");
        assertThat(code(answer)).isEqualTo("method_not_allowed");
    }

    @Test
    void keepsPublicRoutesOffTheManagementPort() throws Exception {
        var address = java.net.URI.create("http://127.0.0.1:" + suite.managementPort());

        var route = suite.send(HttpRequest.newBuilder(address.resolve("/v1/models")).header("X-API-Key", Suite.KEY));
        var health = suite.send(HttpRequest.newBuilder(address.resolve("/actuator/health/readiness")));

        assertThat(route.statusCode()).isEqualTo(404);
        assertThat(health.statusCode()).isEqualTo(200);
        assertThat(suite.inference.requestCount()).isZero();
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }

    private static String code(HttpResponse<String> answer) {
        JsonNode body = json(answer);
        return body.path("error").isObject()
                ? body.path("error").path("code").asString()
                : body.path("code").asString();
    }
}
