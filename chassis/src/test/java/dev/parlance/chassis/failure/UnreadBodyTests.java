package dev.parlance.chassis.failure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.http.server.reactive.ReactorHttpHandlerAdapter;
import org.springframework.web.server.adapter.WebHttpHandlerBuilder;

import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import tools.jackson.databind.json.JsonMapper;

/** Tests for {@link UnreadBody} with a real server and a client that sends its bodies late. */
@Timeout(20)
class UnreadBodyTests {

    private final DisposableServer server = HttpServer.create().host("127.0.0.1").port(0)
            .handle(new ReactorHttpHandlerAdapter(WebHttpHandlerBuilder
                    .webHandler(exchange -> Mono.error(Failure.unauthorized("nobody", "Who are you?")))
                    .exceptionHandler(new FailureHandler(JsonMapper.builder().build())).build()))
            .bindNow();

    @AfterEach
    void stop() {
        server.disposeNow();
    }

    @Test
    void leavesConnectionFitForTheNextRequest() throws IOException {
        try (Socket socket = new Socket("127.0.0.1", server.port())) {
            for (int request = 0; request < 20; request++) {
                send(socket, "POST / HTTP/1.1\r\nHost: here\r\nContent-Length: 4\r\n\r\n");
                String answer = read(socket.getInputStream());
                send(socket, "late");

                assertThat(answer).startsWith("HTTP/1.1 401").contains("nobody");
            }
        }
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
    }

    private static String read(InputStream in) throws IOException {
        var text = new StringBuilder();
        while (text.indexOf("\"request_id\"") < 0 || text.charAt(text.length() - 1) != '}') {
            text.append((char) in.read());
        }
        return text.toString();
    }
}
