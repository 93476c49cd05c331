package dev.parlance.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import dev.parlance.gateway.Suite;
import dev.parlance.gateway.SuiteExtension;

@ExtendWith(SuiteExtension.class)
class HealthTests {

    private final Suite suite;

    HealthTests(Suite suite) {
        this.suite = suite;
    }

    @Test
    void isGoodWhenAllSixAreReady() throws Exception {
        HttpResponse<String> answer = settled(200);

        assertThat(answer.body()).startsWith("{\"status\":\"ok\"").contains("\"account\":\"ready\"",
                "\"gateway\":\"ready\"", "\"inference\":\"ready\"", "\"knowledge\":\"ready\"",
                "\"scheduler\":\"ready\"",
                "\"webchat\":\"ready\"");
    }

    @Test
    void namesServiceThatIsNotReady() throws Exception {
        suite.webchat.becomesReady(false);

        HttpResponse<String> answer = settled(503);

        assertThat(answer.body()).contains("\"status\":\"unavailable\"", "\"not_ready\":[\"webchat\"]");
    }

    @Test
    void namesServiceThatIsGone() throws Exception {
        suite.scheduler.stop();
        settled(503);
        long begun = System.nanoTime();

        HttpResponse<String> answer = suite.send(suite.request("/health"));

        Duration took = Duration.ofNanos(System.nanoTime() - begun);
        suite.scheduler.startAgain();
        assertThat(answer.body()).contains("\"not_ready\":[\"scheduler\"]");
        assertThat(took).isLessThan(Duration.ofSeconds(2));
    }

    /** The state is shared for a moment, so a change shows a little later. */
    private HttpResponse<String> settled(int status) throws Exception {
        long patience = System.nanoTime() + Duration.ofSeconds(15).toNanos();
        HttpResponse<String> answer = suite.send(suite.request("/health"));
        while (answer.statusCode() != status && System.nanoTime() < patience) {
            answer = suite.send(suite.request("/health"));
        }
        assertThat(answer.statusCode()).isEqualTo(status);
        return answer;
    }
}
