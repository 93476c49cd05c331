package dev.parlance.gateway.forwarding;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import reactor.core.publisher.Mono;

import dev.parlance.gateway.Keys;
import dev.parlance.gateway.Suite;
import dev.parlance.gateway.SuiteExtension;

/** Keys stand in no log and no metric, wherever they stood in a request, and whatever became of it. */
@ExtendWith(SuiteExtension.class)
class DiscretionTests {

    private static final String UNKNOWN = Keys.secret(97);

    private static final List<String> TALKATIVE = List.of("org.springframework.web", "org.springframework.http",
            "org.springframework.cloud.gateway", "dev.parlance");

    private final Suite suite;

    private final Heard log = new Heard();

    DiscretionTests(Suite suite) {
        this.suite = suite;
    }

    @BeforeEach
    void listen() {
        log.start();
        TALKATIVE.forEach(name -> logger(name).setLevel(Level.DEBUG));
        logger(Logger.ROOT_LOGGER_NAME).addAppender(log);
    }

    @AfterEach
    void leave() {
        logger(Logger.ROOT_LOGGER_NAME).detachAppender(log);
        TALKATIVE.forEach(name -> logger(name).setLevel(null));
    }

    @Test
    void holdsForLogsAndMetrics() throws Exception {
        ask(Suite.KEY);
        ask(UNKNOWN);
        suite.inference.answers((request, response) -> {
            response.withConnection(connection -> connection.channel().close());
            return Mono.never();
        });
        ask(Suite.KEY);
        suite.send(suite.request("/api/v1/auth/api-keys").header("Authorization", "Bearer " + Suite.TOKEN));
        assertThat(said()).contains("/v1/models").doesNotContain(Suite.KEY, UNKNOWN, Keys.sha256(Suite.KEY),
                Suite.TOKEN);
        assertThat(metrics()).contains("http_server_requests").doesNotContain(Suite.KEY, UNKNOWN, "api-key=",
                "api_key=");
    }

    private void ask(String key) throws Exception {
        suite.send(suite.request("/v1/models?api-key=" + key));
        suite.send(suite.request("/v1/models?page=1&api%2Dkey=" + key));
        suite.send(suite.request("/api/v1/knowledge/documents?api_key=" + key));
        suite.send(suite.request("/nothing?api_key=" + key));
        suite.send(suite.request("/v1/models").header("Authorization", "Bearer " + key));
        suite.send(suite.request("/v1/models").header("Authorization", "Digest " + key));
        suite.send(suite.request("/api/v1/chat")
                .POST(BodyPublishers.ofString("{\"message\":\"hi\",\"api_key\":\"" + key + "\"}")));
    }

    private String said() {
        return log.events.stream().map(event -> event.getFormattedMessage() + event.getThrowableProxy())
                .collect(Collectors.joining("\n"));
    }

    private String metrics() throws Exception {
        URI address = URI.create("http://127.0.0.1:" + suite.managementPort() + "/actuator/prometheus");
        return suite.send(HttpRequest.newBuilder(address)).body();
    }

    private static Logger logger(String name) {
        return (Logger) LoggerFactory.getLogger(name);
    }

    /** Keeps what is written, also while it is being read: other threads go on writing when the last answer is there. */
    private static final class Heard extends AppenderBase<ILoggingEvent> {

        private final Queue<ILoggingEvent> events = new ConcurrentLinkedQueue<>();

        @Override
        protected void append(ILoggingEvent event) {
            events.add(event);
        }
    }
}
