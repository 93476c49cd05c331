package dev.parlance.gateway.forwarding;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import reactor.core.publisher.Mono;

import dev.parlance.gateway.Keys;
import dev.parlance.gateway.Received;
import dev.parlance.gateway.Suite;
import dev.parlance.gateway.SuiteExtension;
import dev.parlance.gateway.TestKey;

/** Every place a credential may stand in, and every state it may be in. */
@ExtendWith(SuiteExtension.class)
class CredentialPlaceTests {

    private static final String OTHER = Keys.secret(98);

    private final Suite suite;

    CredentialPlaceTests(Suite suite) {
        this.suite = suite;
    }

    @ParameterizedTest
    @CsvSource({"api-key, /v1/models", "api%2Dkey, /v1/models", "a=1&api-key, /v1/models"})
    void takesKeyFromTheQueryOfPlatformRoutes(String name, String path) throws Exception {
        HttpResponse<String> answer = suite.send(suite.request(path + "?" + name + "=" + Suite.KEY));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(suite.inference.takeRequest().uri()).doesNotContain(Suite.KEY, "api-key", "api%2Dkey");
    }

    @ParameterizedTest
    @ValueSource(strings = {"api_key", "API-KEY", "apikey", "key"})
    void takesKeyFromNoOtherParameter(String name) throws Exception {
        HttpResponse<String> answer = suite.send(suite.request("/v1/models?" + name + "=" + Suite.KEY));
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).contains("missing_credentials").doesNotContain(Suite.KEY);
    }

    @ParameterizedTest
    @CsvSource({"GET, /api/v1/knowledge/documents, api-key", "GET, /api/v1/knowledge/documents, api_key",
            "POST, /api/v1/chat, api-key", "POST, /api/v1/chat/stream, api_key", "GET, /api/v1/auth/api-keys, api-key"})
    void takesNoKeyFromTheQueryOfOtherRoutes(String method, String path, String name) throws Exception {
        HttpResponse<String> answer = suite.send(suite.request(path + "?" + name + "=" + Suite.KEY).method(method,
                BodyPublishers.noBody()));
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).contains("missing_credentials").doesNotContain(Suite.KEY);
    }

    @Test
    void keepsKeyThatStandsInTheQueryForNothingFromServicesToo() throws Exception {
        suite.send(suite.keyed("/api/v1/knowledge/documents?page=2&api_key=" + OTHER + "&api-key=" + OTHER));
        assertThat(suite.knowledge.takeRequest().uri()).isEqualTo("/api/v1/knowledge/documents?page=2");
    }

    @Test
    void forbidsToKeepAnswerToAddressWithKey() throws Exception {
        suite.inference.answers((request, response) -> response.header("Cache-Control", "public, max-age=600")
                .header("Referrer-Policy", "unsafe-url").send());
        HttpResponse<String> answer = suite.send(suite.request("/v1/models?api-key=" + Suite.KEY));
        assertThat(answer.headers().allValues("Cache-Control")).containsExactly("no-store");
        assertThat(answer.headers().allValues("Referrer-Policy")).containsExactly("no-referrer");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"message\":\"hi\",\"api_key\":\"%s\"}", "{\"api_key\":\"%s\",\"message\":\"hi\"}",
            "{\"api\\u005fkey\":\"%s\",\"message\":\"hi\"}"})
    void takesKeyFromTheBodyAndOutOfIt(String body) throws Exception {
        HttpResponse<String> answer = suite.send(chat("", body.formatted(Suite.KEY)));
        Received received = suite.inference.takeRequest();
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(received.body()).isEqualTo("{\"message\":\"hi\"}");
        assertThat(received.headers().get("Content-Length")).isEqualTo("16");
    }

    @Test
    void takesKeyFromBodyOfUnknownLength() throws Exception {
        String body = "{\"message\":\"hi\",\"api_key\":\"" + Suite.KEY + "\"}";
        HttpResponse<String> answer = suite.send(suite.request("/api/v1/chat")
                .POST(BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(body.getBytes()))));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(suite.inference.takeRequest().body()).isEqualTo("{\"message\":\"hi\"}");
    }

    @Test
    void takesKeyFromTheBodyOfNoOtherRoute() throws Exception {
        String body = "{\"question\":\"hi\",\"api_key\":\"" + Suite.KEY + "\"}";
        HttpResponse<String> answer = suite
                .send(suite.request("/api/v1/chat/stream").POST(BodyPublishers.ofString(body)));
        assertThat(answer.statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nonsense", "[]", "{\"message\":\"hi\"}", "{\"api_key\":null}", "{\"api_key\":\"\"}"})
    void asksForCredentialWhereTheBodyHoldsNone(String body) throws Exception {
        HttpResponse<String> answer = suite.send(chat("", body));
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).contains("missing_credentials", "\"success\":false");
    }

    @Test
    void refusesBodyThatIsTooLargeToLookForKey() throws Exception {
        HttpResponse<String> answer = suite.send(chat("", "{\"message\":\"" + "x".repeat(1 << 20) + "\"}"));
        assertThat(answer.statusCode()).isEqualTo(413);
    }

    @Test
    void takesEqualCredentialsInEveryPlaceForOne() throws Exception {
        String body = "{\"message\":\"hi\",\"api_key\":\"" + Suite.KEY + "\"}";
        HttpResponse<String> answer = suite.send(chat("?api_key=" + Suite.KEY + "&api_key=" + Suite.KEY, body)
                .header("Authorization", "Bearer " + Suite.KEY).header("X-API-Key", Suite.KEY));
        assertThat(answer.statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", value = {"?api_key=A|-|B", "?api_key=A|A|B", "-|A|B",
            "?api_key=A&api_key=B|-|-", "?api_key=B|A|-", "-|-|A and B"})
    void refusesDifferentCredentials(String query, String header, String body) throws Exception {
        HttpRequest.Builder request = chat(query == null ? "" : filled(query), member(body));
        if (header != null) {
            request.header("Authorization", "Bearer " + filled(header));
        }
        HttpResponse<String> answer = suite.send(request);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("conflicting_credentials").doesNotContain(Suite.KEY, OTHER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%s%%00", "%%00%s", "%s%%20x", "%s%%0A", "x%s"})
    void readsKeyExactlyAsItIs(String form) throws Exception {
        HttpResponse<String> answer = suite
                .send(suite.request("/v1/models?api-key=" + form.formatted(Suite.KEY)));
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(suite.inference.requestCount()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer %s %s", "Bearer %s,%s", "Bearer: %s", "Token %s", "Digest %s", "BearerX %s",
            "Basic %s"})
    void acceptsNoOtherFormOfTheHeader(String form) throws Exception {
        HttpResponse<String> answer = suite.send(
                suite.request("/v1/models").header("Authorization", form.formatted(Suite.KEY, Suite.KEY)));
        assertThat(answer.statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"header", "query", "body"})
    void refusesExpiredKeyWhereverItStands(String place) throws Exception {
        TestKey over = suite.inForce(TestKey.secret("chat").until(java.time.Instant.now().minusSeconds(1)));
        assertThat(suite.send(at(place, over.text())).statusCode()).isEqualTo(401);
        assertThat(suite.inference.requestCount()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"header", "query", "body"})
    void refusesKeyWithoutScopeWhereverItStands(String place) throws Exception {
        HttpResponse<String> answer = suite.send(at(place, suite.newKey("knowledge").text()));
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("insufficient_scope", "'chat'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"header", "query", "body"})
    void refusesTokenOfPersonWhereverItStands(String place) throws Exception {
        assertThat(suite.send(at(place, Suite.TOKEN)).statusCode()).isEqualTo(401);
    }

    @Test
    void refusesPublishableKeyOnOtherRoutes() throws Exception {
        TestKey key = suite.inForce(TestKey.publishable("chat", "search").from("https://app.example"));
        HttpResponse<String> answer = suite
                .send(suite.keyed("/api/v1/knowledge/documents", key).header("Origin", "https://app.example"));
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("publishable_key");
    }

    @Test
    void tellsServicesFromWhereTheClientCalls() throws Exception {
        suite.send(suite.keyed("/v1/models").header("X-Forwarded-For", "198.51.100.1")
                .header("X-Parlance-Client-Address", "198.51.100.2"));
        assertThat(suite.inference.takeRequest().headers().getAll("X-Parlance-Client-Address"))
                .isEqualTo(List.of("127.0.0.1"));
    }

    @Test
    void keepsKeysOutOfWhatIsSaidAboutAnOutage() throws Exception {
        suite.inference.answers((request, response) -> {
            response.withConnection(connection -> connection.channel().close());
            return Mono.never();
        });
        HttpResponse<String> answer = suite.send(suite.request("/v1/models?api-key=" + Suite.KEY));
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).doesNotContain(Suite.KEY);
    }

    private HttpRequest.Builder at(String place, String credential) {
        return switch (place) {
            case "header" -> chat("", "{}").header("X-API-Key", credential);
            case "query" -> chat("?api_key=" + credential, "{}");
            default -> chat("", "{\"api_key\":\"" + credential + "\"}");
        };
    }

    private HttpRequest.Builder chat(String query, String body) {
        return suite.request("/api/v1/chat" + query).header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body));
    }

    private static String member(String keys) {
        if (keys == null) {
            return "{\"message\":\"hi\"}";
        }
        StringBuilder body = new StringBuilder("{\"message\":\"hi\"");
        for (String key : keys.split(" and ")) {
            body.append(",\"api_key\":\"").append(filled(key)).append('"');
        }
        return body.append('}').toString();
    }

    private static String filled(String text) {
        return text.replaceAll("\\bA\\b", Suite.KEY).replaceAll("\\bB\\b", OTHER);
    }
}
