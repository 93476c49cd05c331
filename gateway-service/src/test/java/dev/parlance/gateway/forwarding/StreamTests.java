package dev.parlance.gateway.forwarding;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import io.netty.buffer.Unpooled;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerResponse;

import dev.parlance.gateway.Suite;
import dev.parlance.gateway.SuiteExtension;

@ExtendWith(SuiteExtension.class)
class StreamTests {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private static final Duration PACE = Duration.ofMillis(400);

    private final Suite suite;

    StreamTests(Suite suite) {
        this.suite = suite;
    }

    @Test
    void passesEachEventWhenItComes() throws Exception {
        suite.inference.streams(Flux.interval(PACE).take(4).map(tick -> "data: " + System.nanoTime() + "\n\n"));
        HttpRequest request = suite.keyed("/api/v1/chat/stream").POST(BodyPublishers.ofString("{}")).build();

        List<Long> delays = new ArrayList<>();
        try (var lines = suite.http().send(request, BodyHandlers.ofLines()).body()) {
            lines.filter(line -> line.startsWith("data: "))
                    .forEach(line -> delays.add(System.nanoTime() - Long.parseLong(line.substring(6))));
        }

        assertThat(delays).describedAs("each before the next is sent").hasSize(4)
                .allMatch(delay -> delay < PACE.toNanos());
    }

    @Test
    void abortsTheServiceWhenClientLeavesBeforeFirstEvent() throws Exception {
        suite.inference.answers((request, response) -> Mono.never());

        long left = leaveAfter("");

        assertThat(suite.inference.takeLeft()).isNotNull().isBetween(left, left + SECOND);
    }

    @Test
    void abortsTheServiceWhenClientLeavesAfterFirstEvent() throws Exception {
        suite.inference.streams(Flux.concat(Mono.just("data: first\n\n"), Flux.never()));

        long left = leaveAfter("data: first");

        assertThat(suite.inference.takeLeft()).isNotNull().isBetween(left, left + SECOND);
    }

    @Test
    void breaksTextOffWhereTheServiceDoes() throws Exception {
        suite.inference.answers((request, response) -> response.header("Content-Type", "text/plain; charset=utf-8")
                .header("X-Conversation-Id", "c1")
                .send(Mono.fromSupplier(() -> Unpooled.copiedBuffer("Half an answ", StandardCharsets.UTF_8)))
                .then(hangUp(response)).then());

        String answer = suite.raw(List.of("POST /api/chat HTTP/1.1", "Host: here", "Connection: close",
                "Authorization: Bearer " + Suite.KEY, "Content-Length: 0"));

        assertThat(answer).startsWith("HTTP/1.1 200").containsIgnoringCase("X-Conversation-Id: c1")
                .contains("Half an answ").doesNotContain("\r\n0\r\n");
    }

    @Test
    void endsAbruptlyWhenTheServiceDoes() throws Exception {
        suite.inference.answers((request, response) -> response.header("Content-Type", "text/event-stream")
                .send(Mono.fromSupplier(() -> Unpooled.copiedBuffer("data: first\n\n", StandardCharsets.UTF_8)))
                .then(hangUp(response)).then());

        String answer = suite.raw(List.of("POST /api/v1/chat/stream HTTP/1.1", "Host: here", "Connection: close",
                "X-API-Key: " + Suite.KEY, "Content-Length: 0"));

        assertThat(answer).startsWith("HTTP/1.1 200").doesNotContain("\r\n0\r\n");
    }

    @Test
    void leavesTheNextRequestAloneWhenClientsHangUpWithTheirLastByte() throws Exception {
        suite.inference.answers((request, response) -> response.header("Content-Type", "application/json")
                .sendString(Mono.just("{}!")).then());
        AtomicInteger lost = new AtomicInteger();

        try (var clients = Executors.newFixedThreadPool(8)) {
            IntStream.range(0, 3_000).forEach(number -> clients.submit(() -> lost.addAndGet(isAnswered() ? 0 : 1)));
        }

        assertThat(lost).hasValue(0);
    }

    private boolean isAnswered() throws Exception {
        try (Socket socket = new Socket("127.0.0.1", suite.port())) {
            socket.setSoLinger(true, 0);
            socket.getOutputStream().write(("POST /api/v1/chat HTTP/1.1\r\nHost: here\r\nX-API-Key: " + Suite.KEY
                    + "\r\nConnection: close\r\nContent-Length: 2\r\n\r\n{}").getBytes(StandardCharsets.US_ASCII));
            StringBuilder seen = new StringBuilder();
            for (int next = socket.getInputStream().read(); next >= 0
                    && next != '!'; next = socket.getInputStream().read()) {
                seen.append((char) next);
            }
            return seen.indexOf("HTTP/1.1 200") == 0;
        }
    }

    private static Mono<Void> hangUp(HttpServerResponse response) {
        return Mono.fromRunnable(() -> response.withConnection(connection -> connection.channel().close()))
                .then(Mono.never());
    }

    /** Sends a request, reads until the text has come, and hangs up; returns when. */
    private long leaveAfter(String text) throws Exception {
        try (Socket socket = new Socket("127.0.0.1", suite.port())) {
            socket.getOutputStream().write(("POST /api/v1/chat/stream HTTP/1.1\r\nHost: here\r\nX-API-Key: " + Suite.KEY
                    + "\r\nContent-Length: 2\r\n\r\n{}").getBytes(StandardCharsets.US_ASCII));
            suite.inference.takeRequest();
            readUntil(socket.getInputStream(), text);
            return System.nanoTime();
        }
    }

    private static void readUntil(InputStream stream, String text) throws Exception {
        StringBuilder seen = new StringBuilder();
        while (seen.indexOf(text) < 0) {
            seen.append((char) stream.read());
        }
    }
}
