package dev.parlance.gateway.forwarding;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import reactor.core.publisher.Mono;

import dev.parlance.gateway.Suite;
import dev.parlance.gateway.SuiteExtension;
import dev.parlance.gateway.TestKey;

@ExtendWith(SuiteExtension.class)
class OutageTests {

    private final Suite suite;

    OutageTests(Suite suite) {
        this.suite = suite;
    }

    @Test
    void saysWithinTwoSecondsThatServiceIsDown() throws Exception {
        suite.knowledge.stop();
        long begun = System.nanoTime();

        HttpResponse<String> answer = suite.get("/api/v1/knowledge/documents");

        Duration took = Duration.ofNanos(System.nanoTime() - begun);
        suite.knowledge.startAgain();
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).contains("\"code\":\"unavailable\"", "The knowledge service");
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(took).isLessThan(Duration.ofSeconds(2));
    }

    @Test
    void recoversAsSoonAsServiceIsBack() throws Exception {
        suite.knowledge.stop();
        suite.get("/api/v1/knowledge/documents");
        suite.knowledge.startAgain();

        HttpResponse<String> answer = suite.get("/api/v1/knowledge/documents");

        assertThat(answer.statusCode()).isEqualTo(200);
    }

    @Test
    void saysWhenServiceTookTooLong() throws Exception {
        suite.inference.answers((request, response) -> Mono.never());

        HttpResponse<String> answer = suite.get("/api/v1/hasty");

        assertThat(answer.statusCode()).isEqualTo(504);
        assertThat(answer.body()).contains("\"code\":\"timeout\"");
        assertThat(suite.inference.takeLeft()).isNotNull();
    }

    @Test
    void saysWhenServiceHangsUpInsteadOfAnswering() throws Exception {
        suite.inference.answers((request, response) -> {
            response.withConnection(connection -> connection.channel().close());
            return Mono.never();
        });

        HttpResponse<String> answer = suite.get("/v1/models");

        assertThat(answer.statusCode()).isEqualTo(503);
    }

    @Test
    void letsKnownKeyGoOnWhileAccountServiceIsAway() throws Exception {
        suite.get("/v1/models");
        suite.account.stop();

        HttpResponse<String> answer = suite.get("/v1/models");

        suite.account.startAgain();
        assertThat(answer.statusCode()).isEqualTo(200);
    }

    @Test
    void neverCallsKeyInvalidWhileAccountServiceIsAway() throws Exception {
        TestKey key = suite.newKey("chat");
        suite.account.stop();

        HttpResponse<String> answer = suite.send(suite.request("/v1/models").header("X-API-Key", key.text()));

        suite.account.startAgain();
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
    }
}
