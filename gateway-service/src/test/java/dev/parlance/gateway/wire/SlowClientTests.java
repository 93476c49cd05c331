package dev.parlance.gateway.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.netty.buffer.Unpooled;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import dev.parlance.gateway.Suite;

/** Clients may take a second for a head, and have to send 2 KB of a body or read something in every second. */
class SlowClientTests {

    private static final Duration LATE = Duration.ofSeconds(5);

    private static final String UPLOAD = "POST /api/v1/knowledge/upload HTTP/1.1\r\nHost: here\r\nX-API-Key: "
            + Suite.KEY
            + "\r\nContent-Length: 100000\r\n\r\n";

    private static Suite suite;

    @BeforeAll
    static void start() {
        suite = Suite.startWith(Map.of("parlance.wire.head", "1s", "parlance.wire.body", "1s", "parlance.wire.reading",
                "1s"));
    }

    @AfterAll
    static void stop() {
        suite.close();
    }

    @BeforeEach
    void reset() {
        suite.reset();
    }

    @Test
    void arePartedWithWhenTheHeadDrips() throws Exception {
        String answer = drip("GET /v1/models HTTP/1.1\r\nHost: here\r\n", "X-A: b\r\n", Duration.ofMillis(100));
        assertThat(answer).startsWith("HTTP/1.1 408 ").contains("request_timeout");
    }

    @Test
    void arePartedWithWhenTheHeadOfALaterRequestDrips() throws Exception {
        String complete = "GET /v1/models HTTP/1.1\r\nHost: here\r\nX-API-Key: " + Suite.KEY + "\r\n\r\n";
        String answer = drip(complete + "GET /v1", "x", Duration.ofMillis(100));
        assertThat(answer).startsWith("HTTP/1.1 200 ").doesNotContain("HTTP/1.1 408");
    }

    @Test
    void arePartedWithWhenTheBodyDrips() throws Exception {
        String answer = drip(UPLOAD, "x", Duration.ofMillis(50));
        assertThat(answer).startsWith("HTTP/1.1 408 ").contains("\"code\":\"request_timeout\"", "\"request_id\":\"");
        assertThat(suite.knowledge.takeLeft()).isNotNull();
    }

    @Test
    void arePartedWithWhenTheBodyStops() throws Exception {
        assertThat(drip(UPLOAD, "", Duration.ofMillis(50))).startsWith("HTTP/1.1 408 ");
    }

    @Test
    void mayTakeTheirTimeWhileTheBodyComesOn() throws Exception {
        try (Socket socket = socket()) {
            write(socket, UPLOAD);
            for (int part = 0; part < 20; part++) {
                write(socket, "x".repeat(5_000));
                pause(Duration.ofMillis(200));
            }
            assertThat(firstLine(socket)).isEqualTo("HTTP/1.1 200 OK");
        }
    }

    @Test
    void areNotBlamedForASlowService() throws Exception {
        suite.knowledge.answers((request, response) -> Mono.delay(Duration.ofMillis(3_500))
                .then(response.status(200).send().then()));
        try (Socket socket = socket()) {
            write(socket, UPLOAD + "x".repeat(100_000));
            assertThat(firstLine(socket)).isEqualTo("HTTP/1.1 200 OK");
        }
    }

    @Test
    void arePartedWithWhenTheyDoNotReadWhatTheyAskedFor() throws Exception {
        byte[] part = new byte[64 * 1024];
        suite.inference.answers((request, response) -> response.header("Content-Type", "text/event-stream")
                .send(Flux.generate(sink -> sink.next(Unpooled.wrappedBuffer(part))), sent -> true).then());
        try (Socket socket = socket()) {
            write(socket, "POST /api/v1/chat/stream HTTP/1.1\r\nHost: here\r\nX-API-Key: " + Suite.KEY
                    + "\r\nContent-Length: 2\r\n\r\n{}");
            assertThat(suite.inference.takeLeft()).describedAs("the service is let go").isNotNull();
        }
    }

    /** Sends the start, and then the drop again and again until the other side has had enough. */
    private static String drip(String start, String drop, Duration pace) throws Exception {
        try (Socket socket = socket()) {
            write(socket, start);
            long end = System.nanoTime() + LATE.toNanos();
            while (System.nanoTime() < end && isOpen(socket, drop)) {
                pause(pace);
            }
            assertThat(System.nanoTime()).describedAs("parted in good time").isLessThan(end);
            return new String(socket.getInputStream().readNBytes(socket.getInputStream().available()),
                    StandardCharsets.UTF_8);
        }
    }

    private static boolean isOpen(Socket socket, String drop) {
        try {
            write(socket, drop);
            InputStream input = socket.getInputStream();
            return drop.startsWith("x") && input.available() == 0 || !drop.startsWith("x") && input.available() == 0;
        } catch (IOException closed) {
            return false;
        }
    }

    private static Socket socket() throws IOException {
        Socket socket = new Socket("127.0.0.1", suite.port());
        socket.setSoTimeout(10_000);
        socket.setTcpNoDelay(true);
        return socket;
    }

    private static void write(Socket socket, String text) throws IOException {
        OutputStream output = socket.getOutputStream();
        output.write(text.getBytes(StandardCharsets.US_ASCII));
        output.flush();
    }

    private static String firstLine(Socket socket) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = socket.getInputStream().read(); c != '\r' && c >= 0; c = socket.getInputStream().read()) {
            line.append((char) c);
        }
        return line.toString();
    }

    private static void pause(Duration time) {
        java.util.concurrent.locks.LockSupport.parkNanos(time.toNanos());
    }
}
