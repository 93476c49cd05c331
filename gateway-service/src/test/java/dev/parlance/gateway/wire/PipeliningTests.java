package dev.parlance.gateway.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import reactor.core.publisher.Mono;

import dev.parlance.gateway.Suite;

/** Requests that are sent before the one before them was answered. */
class PipeliningTests {

    private static final String SLOW = "GET /v1/models HTTP/1.1\r\nHost: here\r\nX-API-Key: " + Suite.KEY + "\r\n\r\n";

    private static final String QUICK = "GET /nowhere HTTP/1.1\r\nHost: here\r\n\r\n";

    private static Suite suite;

    @BeforeAll
    static void start() {
        suite = Suite.startWith(Map.of());
    }

    @AfterAll
    static void stop() {
        suite.close();
    }

    @Test
    void areAnsweredInTheirOrderAndLeaveTheConnectionOpen() throws IOException {
        suite.reset();
        suite.inference.answers((request, response) -> response
                .sendString(Mono.delay(Duration.ofMillis(50)).thenReturn("{}")).then());
        try (Socket socket = new Socket("127.0.0.1", suite.port())) {
            socket.setSoTimeout(5_000);
            var answers = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));

            send(socket, SLOW + QUICK);
            assertThat(status(answers)).isEqualTo("HTTP/1.1 200 OK");
            assertThat(status(answers)).isEqualTo("HTTP/1.1 404 Not Found");
            send(socket, QUICK);
            assertThat(status(answers)).isEqualTo("HTTP/1.1 404 Not Found");
        }
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
    }

    /** The next line that begins an answer. */
    private static String status(BufferedReader answers) throws IOException {
        for (String line = answers.readLine(); line != null; line = answers.readLine()) {
            int start = line.indexOf("HTTP/1.1 ");
            if (start >= 0) {
                return line.substring(start);
            }
        }
        return "the connection was closed";
    }
}
