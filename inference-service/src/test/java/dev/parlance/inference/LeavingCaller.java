package dev.parlance.inference;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Callable;

import static org.assertj.core.api.Assertions.assertThat;

/** A caller on a bare socket, who may leave when it likes. */
final class LeavingCaller {

    private LeavingCaller() {
    }

    /** Asks, waits until the upstream was asked and so many events have come, and closes the connection. */
    static void leaveAfter(InferenceOverHttp house, String path, String body, int events) throws Exception {
        try (Socket socket = new Socket("127.0.0.1", house.port())) {
            send(socket, house.request(path).GET().build(), path, body);
            BufferedReader answer = new BufferedReader(
                    new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            for (int seen = 0; seen < events;) {
                seen += answer.readLine().startsWith("data:") ? 1 : 0;
            }
            house.upstream.wasAskedWithin(Duration.ofSeconds(5));
        }
    }

    /** Asks and stays until the connection is closed; the bytes as they came. */
    static String allThatIsSent(InferenceOverHttp house, String path, String body) throws Exception {
        try (Socket socket = new Socket("127.0.0.1", house.port())) {
            send(socket, house.request(path).GET().build(), path, body);
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Asks, and closes the connection as soon as this is so. */
    static void leaveAfter(InferenceOverHttp house, String path, String body, Callable<Boolean> reached)
            throws Exception {
        try (Socket socket = new Socket("127.0.0.1", house.port())) {
            send(socket, house.request(path).GET().build(), path, body);
            assertThat(reached.call()).isTrue();
        }
    }

    private static void send(Socket socket, HttpRequest like, String path, String body) throws IOException {
        StringBuilder head = new StringBuilder("POST " + path + " HTTP/1.1\r\nHost: test\r\n");
        like.headers().map()
                .forEach((name, values) -> head.append(name).append(": ").append(values.getFirst()).append("\r\n"));
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        head.append("Content-Length: ").append(bytes.length).append("\r\n\r\n");
        socket.getOutputStream().write(head.toString().getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
    }
}
