package dev.parlance.gateway.forwarding;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.parlance.gateway.Suite;
import dev.parlance.gateway.SuiteExtension;
import dev.parlance.gateway.TestKey;

/** What browsers may do on behalf of web pages, and what they are told. */
@ExtendWith(SuiteExtension.class)
class WebPageTests {

    private static final String PAGE = "https://app.example";

    private static final String SOURCE = "Access-Control-Allow-Origin";

    private final Suite suite;

    private TestKey key = TestKey.publishable("chat");

    WebPageTests(Suite suite) {
        this.suite = suite;
    }

    @BeforeEach
    void listPage() {
        key = suite.inForce(TestKey.publishable("chat").from(PAGE));
    }

    @Test
    void letsListedPageReadTheAnswer() throws Exception {
        HttpResponse<String> answer = suite.send(completion().header("Origin", PAGE));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().allValues(SOURCE)).containsExactly(PAGE);
        assertThat(answer.headers().allValues("Vary")).contains("Origin");
        assertThat(answer.headers().firstValue("Access-Control-Expose-Headers")).get().asString()
                .contains("X-Request-Id", "RateLimit-Remaining", "Retry-After", "X-Conversation-Id");
        assertThat(answer.headers().firstValue("Access-Control-Allow-Credentials")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "http://app.example", "https://app.example:443", "https://app.example:8443",
            "https://app.example.", "https://app.example/", "https://APP.example", "https://app.example.evil.io",
            "https://evilapp.example", "https://sub.app.example", "https://user@app.example",
            "https://evil.io#.app.example", "https://app.example, https://app.example", "https://xn--app-.example",
            "*"})
    void refusesEveryOtherPage(String origin) throws Exception {
        HttpResponse<String> answer = suite.send(completion().header("Origin", origin));
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("origin_not_allowed");
        assertThat(answer.headers().allValues(SOURCE)).containsExactly("*");
        assertThat(suite.inference.requestCount()).isZero();
    }

    @Test
    void refusesTwoOrigins() throws Exception {
        HttpResponse<String> answer = suite.send(completion().header("Origin", PAGE).header("Origin", PAGE));
        assertThat(answer.statusCode()).isEqualTo(403);
    }

    @Test
    void refusesPublishableKeyWithoutPage() throws Exception {
        HttpResponse<String> answer = suite.send(completion().header("Referer", PAGE + "/index.html"));
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("origin_required");
    }

    @Test
    void refusesSecretKeyFromPageUnlessListed() throws Exception {
        TestKey open = suite.inForce(TestKey.secret("chat").from(PAGE));
        HttpRequest.Builder unlisted = suite.keyed("/v1/models").header("Origin", PAGE);
        HttpRequest.Builder listed = suite.keyed("/v1/models", open).header("Origin", PAGE);
        assertThat(suite.send(unlisted).statusCode()).isEqualTo(403);
        assertThat(suite.send(listed).statusCode()).isEqualTo(200);
    }

    @Test
    void takesNoWordOfServicesAboutPages() throws Exception {
        suite.inference.answers((request, response) -> response.header(SOURCE, "https://other.example")
                .header("Access-Control-Allow-Credentials", "true").send());
        HttpResponse<String> answer = suite.send(completion().header("Origin", PAGE));
        assertThat(answer.headers().allValues(SOURCE)).containsExactly(PAGE);
        assertThat(answer.headers().firstValue("Access-Control-Allow-Credentials")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"GET, /v1/models, 401", "GET, /api/v1/nothing, 404", "PUT, /v1/models, 405"})
    void letsPageReadRefusals(String method, String path, int status) throws Exception {
        HttpResponse<String> answer = suite
                .send(suite.request(path).header("Origin", PAGE).method(method, BodyPublishers.noBody()));
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().allValues(SOURCE)).containsExactly("*");
        assertThat(answer.headers().allValues("Vary")).contains("Origin");
    }

    @Test
    void letsPageReadThatItsBodyIsTooLargeOrTheServiceAway() throws Exception {
        HttpResponse<String> large = suite.send(completion("x".repeat(5 << 20)).header("Origin", PAGE));
        suite.inference.stop();
        HttpResponse<String> away = suite.send(completion().header("Origin", PAGE));
        suite.inference.startAgain();
        assertThat(large.statusCode()).isEqualTo(413);
        assertThat(large.headers().allValues(SOURCE)).isNotEmpty();
        assertThat(away.statusCode()).isEqualTo(503);
        assertThat(away.headers().allValues(SOURCE)).isNotEmpty();
    }

    @Test
    void saysNothingToThoseWhoAreNoPage() throws Exception {
        HttpResponse<String> answer = suite.get("/v1/models");
        assertThat(answer.headers().map().keySet()).noneMatch(name -> name.startsWith("access-control"));
    }

    @ParameterizedTest
    @CsvSource({"/v1/chat/completions, 'POST, OPTIONS'", "/api/v1/knowledge/documents/7, 'GET, DELETE, HEAD, OPTIONS'",
            "/api/v1/auth/login, 'POST, OPTIONS'"})
    void answersPreflightByPath(String path, String verbs) throws Exception {
        HttpResponse<String> answer = suite.send(preflight(path, PAGE));
        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(answer.headers().allValues(SOURCE)).containsExactly(PAGE);
        assertThat(answer.headers().firstValue("Access-Control-Allow-Methods")).hasValue(verbs);
        assertThat(answer.headers().firstValue("Access-Control-Allow-Headers")).get().asString()
                .contains("Authorization", "X-API-Key", "Content-Type", "X-Project-Id", "Idempotency-Key");
        assertThat(answer.headers().allValues("Vary")).contains("Origin");
        assertThat(answer.headers().firstValue("Access-Control-Allow-Credentials")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "https://APP.example", "https://app.example/path", "*", "https://a@b"})
    void givesPageThatCanBeOnNoListNoHope(String origin) throws Exception {
        HttpResponse<String> answer = suite.send(preflight("/v1/chat/completions", origin));
        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(answer.headers().firstValue(SOURCE)).isEmpty();
    }

    @Test
    void answersPreflightForUnknownPathLikeAnyOther() throws Exception {
        assertThat(suite.send(preflight("/api/v1/nothing", PAGE)).statusCode()).isEqualTo(404);
    }

    @Test
    void tellsVerbsOfAnAddressToWhoeverAsks() throws Exception {
        HttpResponse<String> answer = suite
                .send(suite.request("/v1/models").method("OPTIONS", BodyPublishers.noBody()));
        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(answer.headers().allValues("Allow")).isEqualTo(List.of("GET, HEAD, OPTIONS"));
    }

    private HttpRequest.Builder completion() {
        return completion("{}");
    }

    private HttpRequest.Builder completion(String body) {
        return suite.keyed("/v1/chat/completions", key).POST(BodyPublishers.ofString(body));
    }

    private HttpRequest.Builder preflight(String path, String origin) {
        return suite.request(path).header("Origin", origin).header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "authorization, content-type")
                .method("OPTIONS", BodyPublishers.noBody());
    }
}
