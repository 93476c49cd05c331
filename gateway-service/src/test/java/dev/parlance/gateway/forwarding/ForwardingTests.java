package dev.parlance.gateway.forwarding;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import reactor.core.publisher.Mono;

import dev.parlance.chassis.caller.Caller;
import dev.parlance.gateway.Received;
import dev.parlance.gateway.Suite;
import dev.parlance.gateway.SuiteExtension;

@ExtendWith(SuiteExtension.class)
class ForwardingTests {

    private static final String QUESTION = "{\"question\":\"How long?\"}";

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

    private final Suite suite;

    ForwardingTests(Suite suite) {
        this.suite = suite;
    }

    @Test
    void passesRequestOnWithSignedCaller() throws Exception {
        suite.send(suite.keyed("/api/v1/chat").header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(QUESTION)));

        Received received = suite.inference.takeRequest();
        Caller caller = suite.caller(received).orElseThrow();
        assertThat(received.body()).isEqualTo(QUESTION);
        assertThat(caller.account()).isEqualTo(Suite.ACCOUNT);
        assertThat(caller.key()).isEqualTo(Suite.KEY_ID);
        assertThat(caller.plan()).isEqualTo("pro");
        assertThat(caller.scopes()).containsExactlyInAnyOrder("chat", "knowledge");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer %s", "bearer %s", "%s"})
    void acceptsKeyInAuthorizationAndKeepsIt(String form) throws Exception {
        suite.send(suite.request("/v1/models").header("Authorization", form.formatted(Suite.KEY)));

        Received received = suite.inference.takeRequest();
        assertThat(received.headers().toString()).doesNotContain(Suite.KEY);
        assertThat(received.headers().contains("Authorization")).isFalse();
    }

    @Test
    void acceptsKeyAsPasswordAndKeepsIt() throws Exception {
        String pair = Base64.getEncoder().encodeToString(("me:" + Suite.KEY).getBytes(StandardCharsets.UTF_8));

        suite.send(suite.request("/v1/models").header("Authorization", "Basic " + pair));

        assertThat(suite.inference.takeRequest().headers().toString()).doesNotContain(pair);
    }

    @Test
    void keepsHeadersThatOnlyTheInsideMaySet() throws Exception {
        suite.send(suite.keyed("/v1/models").header("X-Parlance-Caller", "forged").header("X-Parlance-Other", "x")
                .header("X-Forwarded-For", "10.0.0.1").header("Forwarded", "for=10.0.0.1"));

        Received received = suite.inference.takeRequest();
        assertThat(received.headers().getAll("X-Parlance-Caller")).hasSize(1).doesNotContain("forged");
        assertThat(received.headers().names()).doesNotContain("X-Parlance-Other", "X-Forwarded-For", "Forwarded",
                "X-API-Key");
    }

    @Test
    void passesPathAndQueryAsTheyCame() throws Exception {
        suite.get("/api/v1/knowledge/documents/0198-a?page=2&name=a%2Fb%20c");

        assertThat(suite.knowledge.takeRequest().uri())
                .isEqualTo("/api/v1/knowledge/documents/0198-a?page=2&name=a%2Fb%20c");
    }

    @Test
    void passesAnswerOfTheServiceOnUnchanged() throws Exception {
        suite.inference.answers((request, response) -> response.status(422).header("Content-Type", "application/json")
                .header("X-Request-Id", "of-the-service").header("Retry-After", "7")
                .sendString(Mono.just("{\"error\":\"odd\"}")).then());

        HttpResponse<String> answer = suite.send(suite.keyed("/v1/models").header("X-Request-Id", "mine-1"));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).isEqualTo("{\"error\":\"odd\"}");
        assertThat(answer.headers().allValues("X-Request-Id")).containsExactly("mine-1");
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("7");
    }

    @Test
    void tellsTheServiceTheRequestId() throws Exception {
        HttpResponse<String> answer = suite.get("/v1/models");

        Received received = suite.inference.takeRequest();
        assertThat(answer.headers().firstValue("X-Request-Id")).hasValue(received.headers().get("X-Request-Id"));
        assertThat(suite.caller(received).orElseThrow().requestId()).isEqualTo(received.headers().get("X-Request-Id"));
    }

    @Test
    void takesUpTheTraceOfTheClientWithASpanOfItsOwn() throws Exception {
        suite.send(suite.keyed("/v1/models").header("traceparent", "00-" + TRACE + "-00f067aa0ba902b7-01")
                .header("tracestate", "a=1"));

        Received received = suite.inference.takeRequest();
        assertThat(received.headers().getAll("traceparent")).singleElement().asString()
                .matches("00-" + TRACE + "-[0-9a-f]{16}-01").doesNotContain("00f067aa0ba902b7");
        assertThat(received.headers().getAll("tracestate")).containsExactly("a=1");
    }

    @Test
    void beginsATraceWhereThereIsNoneOrAMalformedOne() throws Exception {
        suite.get("/v1/models");
        suite.send(suite.keyed("/v1/models").header("traceparent", "00-" + TRACE).header("tracestate", "a=1"));

        assertThat(suite.inference.takeRequest().headers().get("traceparent"))
                .matches("00-[0-9a-f]{32}-[0-9a-f]{16}-01");
        Received second = suite.inference.takeRequest();
        assertThat(second.headers().get("traceparent")).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-01")
                .doesNotContain(TRACE);
        assertThat(second.headers().contains("tracestate")).isFalse();
    }

    @Test
    void letsAnybodyRegister() throws Exception {
        HttpResponse<String> answer = suite
                .send(suite.request("/api/v1/auth/register").POST(BodyPublishers.ofString("{}")));

        Caller caller = suite.caller(suite.account.takeRequest()).orElseThrow();
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(caller.isService()).isFalse();
        assertThat(caller.scopes()).isEmpty();
    }

    @Test
    void letsSignedInPersonManageKeys() throws Exception {
        suite.send(suite.request("/api/v1/auth/api-keys").header("Authorization", "Bearer " + Suite.TOKEN)
                .POST(BodyPublishers.ofString("{}")));

        suite.account.takeRequest();
        Caller caller = suite.caller(suite.account.takeRequest()).orElseThrow();
        assertThat(caller.account()).isEqualTo(Suite.ACCOUNT);
        assertThat(caller.key()).isNull();
    }

    @Test
    void leavesCachingToTheServiceThatSpeaksOfIt() throws Exception {
        suite.inference.answers((request, response) -> response.header("Cache-Control", "no-cache").send());

        HttpResponse<String> answer = suite.get("/v1/models");

        assertThat(answer.headers().allValues("Cache-Control")).containsExactly("no-cache");
    }

    @Test
    void passesAnswerWithoutBody() throws Exception {
        suite.knowledge.answers((request, response) -> response.status(204).send());

        HttpResponse<String> answer = suite.send(suite.keyed("/api/v1/knowledge/documents/7").DELETE());

        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void tellsBrowsersToTakeAnswersAsData() throws Exception {
        HttpResponse<String> answer = suite.get("/v1/models");

        assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(answer.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
        assertThat(answer.headers().allValues("Cache-Control")).containsExactly("no-store");
        assertThat(answer.headers().firstValue("Content-Security-Policy")).isPresent();
    }
}
