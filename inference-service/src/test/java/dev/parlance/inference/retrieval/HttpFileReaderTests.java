package dev.parlance.inference.retrieval;

import java.nio.charset.StandardCharsets;
import java.time.Clock;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.web.reactive.function.client.WebClient;

import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.test.StepVerifier;
import tools.jackson.databind.json.JsonMapper;

import dev.parlance.chassis.caller.Caller;
import dev.parlance.chassis.caller.CallerTokens;
import dev.parlance.chassis.failure.Failure;

import static org.assertj.core.api.Assertions.assertThat;

/** Files that a neighbour in the same process reads. */
class HttpFileReaderTests {

    private static final CallerTokens TOKENS = new CallerTokens("a secret only for tests, long enough",
            Clock.systemUTC());

    private int status = 200;

    private String answer = "{\"text\":\"Hello\"}";

    private String asked = "";

    private final DisposableServer neighbour = HttpServer.create().host("127.0.0.1").port(0)
            .route(routes -> routes.post("/internal/readings", (request, response) -> request.receive().aggregate()
                    .asString()
                    .doOnNext(body -> asked = TOKENS.verify(request.requestHeaders().get(CallerTokens.HEADER))
                            .filter(Caller::isService).isPresent() + " " + request.uri() + " " + body)
                    .thenMany(response.status(status).header("Content-Type", "application/json")
                            .sendString(Mono.fromSupplier(() -> answer)))))
            .bindNow();

    @AfterEach
    void close() {
        neighbour.disposeNow();
    }

    @Test
    void sendsTheFileAsAServiceAndTellsItsText() {
        StepVerifier.create(read()).expectNext("Hello").verifyComplete();

        assertThat(asked).isEqualTo("true /internal/readings?name=a%20%26%20b.pdf %PDF");
    }

    @Test
    void tellsWhatIsWrongWithAFile() {
        status = 400;
        answer = "{\"error\":\"It is encrypted.\",\"code\":\"encrypted\",\"details\":null,\"request_id\":\"r\"}";

        StepVerifier.create(read()).verifyErrorSatisfies(
                thrown -> assertThat(thrown).isInstanceOfSatisfying(Failure.class, failure -> {
                    assertThat(failure.status()).isEqualTo(400);
                    assertThat(failure.code()).isEqualTo("encrypted");
                }));
    }

    @Test
    void saysThatTheReaderIsAwayWhateverItAnswersElse() {
        status = 500;
        answer = "oops";

        StepVerifier.create(read()).verifyErrorSatisfies(thrown -> assertThat(thrown)
                .isInstanceOfSatisfying(Failure.class, failure -> assertThat(failure.status()).isEqualTo(503)));
    }

    private Mono<String> read() {
        WebClient client = WebClient.create("http://127.0.0.1:" + neighbour.port());
        return new HttpFileReader(client, TOKENS, new JsonMapper()).read("a & b.pdf",
                "%PDF".getBytes(StandardCharsets.UTF_8));
    }
}
