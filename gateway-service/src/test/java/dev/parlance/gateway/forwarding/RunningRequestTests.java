package dev.parlance.gateway.forwarding;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import io.micrometer.core.instrument.MeterRegistry;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import dev.parlance.gateway.Suite;
import dev.parlance.gateway.SuiteExtension;
import dev.parlance.gateway.TestKey;
import dev.parlance.gateway.access.KeyNews;

/** A request is answered no longer than its key is in force. The gateway under test hears nothing of a broker. */
@ExtendWith(SuiteExtension.class)
class RunningRequestTests {

    private static final Duration LONGEST = Duration.ofSeconds(5);

    private final Suite suite;

    private final KeyNews news;

    RunningRequestTests(Suite suite) {
        this.suite = suite;
        this.news = suite.bean(KeyNews.class);
    }

    @Test
    void endsStreamWhenItsKeyIsRevoked() throws Exception {
        TestKey key = suite.newKey("chat");
        String rest = restOfStream(key, () -> news.isRevoked(key.id()));
        assertThat(rest).doesNotContain("\r\n0\r\n");
        assertThat(suite.inference.takeLeft()).isNotNull();
    }

    @Test
    void endsStreamWhenItsKeyExpires() throws Exception {
        TestKey key = suite.inForce(TestKey.secret("chat").until(Instant.now().plusSeconds(2)));
        assertThat(restOfStream(key, () -> {
        })).doesNotContain("\r\n0\r\n");
    }

    @Test
    void endsStreamOfRevokedKeyAlsoWhereTheNewsDoNotArrive() throws Exception {
        TestKey key = suite.newKey("chat");
        assertThat(restOfStream(key, () -> suite.account.forgets(key))).doesNotContain("\r\n0\r\n");
    }

    @Test
    void endsRequestWhoseKeyIsRevokedBeforeItsAnswerBegins() throws Exception {
        TestKey key = suite.newKey("chat");
        suite.inference.answers((request, response) -> Mono.never());
        CompletableFuture<HttpResponse<String>> asked = CompletableFuture.supplyAsync(() -> send(key));
        suite.inference.takeRequest();
        news.isRevoked(key.id());
        assertThat(asked).failsWithin(LONGEST);
        assertThat(suite.inference.takeLeft()).isNotNull();
    }

    @Test
    void letsStreamsOfOtherKeysRun() throws Exception {
        TestKey key = suite.newKey("chat");
        suite.inference.streams(Flux.interval(Duration.ofMillis(100)).take(8).map(tick -> "data: " + tick + "\n\n"));
        CompletableFuture<HttpResponse<String>> asked = CompletableFuture.supplyAsync(() -> send(key));
        suite.inference.takeRequest();
        news.isRevoked(suite.newKey("chat").id());
        news.isChanged(Suite.ACCOUNT);
        assertThat(asked.join().body()).contains("data: 7");
    }

    @Test
    void countsWhatItEndsAndForgetsWhatIsOver() throws Exception {
        TestKey key = suite.newKey("chat");
        MeterRegistry meters = suite.bean(MeterRegistry.class);
        double before = meters.get("parlance.gateway.requests.ended").counter().count();
        restOfStream(key, () -> news.isRevoked(key.id()));
        assertThat(meters.get("parlance.gateway.requests.ended").counter().count()).isEqualTo(before + 1);
        assertThat(meters.get("parlance.gateway.requests.running").gauge().value()).isZero();
    }

    private HttpResponse<String> send(TestKey key) {
        try {
            return suite.send(suite.keyed("/api/v1/chat/stream", key).POST(BodyPublishers.ofString("{}")));
        } catch (Exception broken) {
            throw new AssertionError(broken);
        }
    }

    /** What comes between the event and the end of the connection, which has to come in good time. */
    private String restOfStream(TestKey key, Runnable event) throws Exception {
        suite.inference.streams(Flux.concat(Mono.just("data: first\n\n"), Flux.never()));
        try (Socket socket = new Socket("127.0.0.1", suite.port())) {
            socket.setSoTimeout((int) LONGEST.toMillis());
            socket.getOutputStream()
                    .write(("POST /api/v1/chat/stream HTTP/1.1\r\nHost: here\r\nX-API-Key: " + key.text()
                            + "\r\nContent-Length: 2\r\n\r\n{}").getBytes(StandardCharsets.US_ASCII));
            readUntil(socket.getInputStream(), "data: first\n\n");
            event.run();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void readUntil(InputStream stream, String text) throws Exception {
        StringBuilder seen = new StringBuilder();
        while (seen.indexOf(text) < 0) {
            seen.append((char) stream.read());
        }
    }
}
