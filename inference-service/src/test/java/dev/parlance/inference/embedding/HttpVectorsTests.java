package dev.parlance.inference.embedding;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.web.reactive.function.client.WebClient;

import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.test.StepVerifier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import dev.parlance.chassis.caller.Caller;
import dev.parlance.chassis.caller.CallerTokens;
import dev.parlance.chassis.failure.Failure;
import dev.parlance.chassis.neighbour.NeighbourClients;

import static org.assertj.core.api.Assertions.assertThat;

/** Tests for {@link HttpVectors} against a neighbour in the same process. */
class HttpVectorsTests {

    private static final CallerTokens TOKENS = new CallerTokens("a secret only for tests, long enough",
            Clock.systemUTC());

    private static final Caller CALLER = new Caller(new UUID(1, 1), null, Set.of("chat"), "free", "r-1");

    private final NeighbourClients neighbours = new NeighbourClients(WebClient.builder());

    private final List<JsonNode> asked = new ArrayList<>();

    private boolean isService;

    private int fewer;

    private final DisposableServer neighbour = HttpServer.create().host("127.0.0.1").port(0)
            .route(routes -> routes.post("/internal/embeddings", (request, response) -> response
                    .header("Content-Type", "application/json")
                    .sendString(request.receive().aggregate().asString().map(body -> answer(body,
                            request.requestHeaders().get(CallerTokens.HEADER))))))
            .bindNow();

    private final Vectors vectors = vectors("http://127.0.0.1:" + neighbour.port());

    private Vectors vectors(String address) {
        return new HttpVectors(neighbours.to("test", address, 5, 5).build(), TOKENS, Duration.ofSeconds(20));
    }

    private String answer(String body, String caller) {
        JsonNode texts = JsonMapper.shared().readTree(body).path("texts");
        asked.add(texts);
        isService = TOKENS.verify(caller).orElseThrow().isService();
        List<String> told = texts.valueStream().skip(fewer).map(text -> "\"" + text.asString().length() + "\"")
                .toList();
        return "{\"model\":\"m\",\"vectors\":[" + String.join(",", told) + "]}";
    }

    @AfterEach
    void close() {
        neighbours.destroy();
        neighbour.disposeNow();
    }

    @Test
    void asksForAFewAtATimeAndKeepsTheirOrder() {
        List<String> texts = IntStream.rangeClosed(1, 130).mapToObj("x"::repeat).toList();

        List<String> told = vectors.of(CALLER, texts).flatMapIterable(some -> some).collectList().block();

        assertThat(told).isEqualTo(IntStream.rangeClosed(1, 130).mapToObj(Integer::toString).toList());
        assertThat(asked).extracting(JsonNode::size).containsExactly(64, 64, 2);
        assertThat(isService).isTrue();
    }

    @Test
    void sendsNoMoreOfATextThanAModelReads() {
        StepVerifier.create(vectors.of(CALLER, List.of("x".repeat(100_000)))).expectNext(List.of("20000"))
                .verifyComplete();
    }

    @Test
    void failsWhereVectorsAreMissing() {
        fewer = 1;

        assertThat(failure(vectors.of(CALLER, List.of("a", "b")).then()).status()).isEqualTo(503);
    }

    @Test
    void saysThatTheModelIsAway() {
        assertThat(failure(vectors("http://127.0.0.1:1").of(CALLER, Collections.nCopies(3, "a")).then()).status())
                .isEqualTo(503);
    }

    private static Failure failure(Mono<Void> call) {
        return call.then(Mono.<Failure>empty()).onErrorResume(Failure.class, Mono::just).blockOptional().orElseThrow();
    }
}
