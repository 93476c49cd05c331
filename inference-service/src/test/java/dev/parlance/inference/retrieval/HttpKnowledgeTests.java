package dev.parlance.inference.retrieval;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.web.reactive.function.client.WebClient;

import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.test.StepVerifier;

import dev.parlance.chassis.caller.Caller;
import dev.parlance.chassis.caller.CallerTokens;
import dev.parlance.chassis.failure.Failure;
import dev.parlance.chassis.neighbour.NeighbourClients;
import dev.parlance.chassis.telemetry.Trace;
import dev.parlance.inference.extraction.Passage;

import static org.assertj.core.api.Assertions.assertThat;

/** Tests for {@link HttpKnowledge} against a neighbour in the same process. */
class HttpKnowledgeTests {

    private static final CallerTokens TOKENS = new CallerTokens("a secret only for tests, long enough",
            Clock.systemUTC());

    private static final Caller CALLER = new Caller(new UUID(1, 1), null, Set.of("chat"), "free", "r-1");

    private final NeighbourClients neighbours = new NeighbourClients(WebClient.builder());

    private int status = 200;

    private Mono<String> answer = Mono.just("{\"passages\":[]}");

    private String asked = "";

    private String traced = "";

    private Optional<Caller> caller = Optional.empty();

    private final DisposableServer neighbour = HttpServer.create().host("127.0.0.1").port(0)
            .route(routes -> routes.post("/retrievals", (request, response) -> request.receive().aggregate().asString()
                    .doOnNext(body -> asked = body)
                    .doOnNext(body -> traced = request.requestHeaders().get("traceparent") + " "
                            + request.requestHeaders().get("tracestate"))
                    .doOnNext(body -> caller = TOKENS.verify(request.requestHeaders().get(CallerTokens.HEADER)))
                    .thenMany(response.status(status).header("Content-Type", "application/json").sendString(answer))))
            .bindNow();

    private final Knowledge knowledge = knowledge(Duration.ofSeconds(20));

    @AfterEach
    void close() {
        neighbours.destroy();
        neighbour.disposeNow();
    }

    @Test
    void asksOnBehalfOfTheSameCaller() {
        StepVerifier.create(knowledge.passages(CALLER, "Why \"so\"?")).expectNext(List.of()).verifyComplete();

        assertThat(asked).isEqualTo("{\"question\":\"Why \\\"so\\\"?\",\"limit\":12}");
        assertThat(caller).contains(CALLER);
    }

    @Test
    void tellsOfWhichTraceItIsPart() {
        Trace trace = Trace.after("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01", "a=1");

        StepVerifier.create(knowledge.passages(CALLER, "Why?").contextWrite(trace::into)).expectNextCount(1)
                .verifyComplete();

        assertThat(traced).isEqualTo(trace.parent() + " a=1");
    }

    @Test
    void readsPassagesAndIgnoresWhatItDoesNotKnow() {
        answer = Mono.just(
                "{\"passages\":[{\"chunk_id\":\"c\",\"document_id\":\"d\",\"document_name\":\"Policy\",\"ordinal\":3,"
                        + "\"heading\":null,\"page\":null,\"text\":\"30 days\",\"score\":0.5,\"new\":{}}],\"more\":1}");

        StepVerifier.create(knowledge.passages(CALLER, "Why?"))
                .expectNext(List.of(new Passage("d", "Policy", "c", null, null, "30 days", 0.5))).verifyComplete();
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 503, 404, 401})
    void saysThatKnowledgeIsAwayWhateverTheNeighbourSays(int failing) {
        status = failing;

        StepVerifier.create(knowledge.passages(CALLER, "Why?")).verifyErrorMatches(HttpKnowledgeTests::isUnavailable);
    }

    @Test
    void doesNotWaitForNeighbourForever() {
        answer = Mono.never();

        StepVerifier.create(knowledge(Duration.ofMillis(100)).passages(CALLER, "Why?"))
                .expectErrorMatches(HttpKnowledgeTests::isUnavailable).verify(Duration.ofSeconds(5));
    }

    private Knowledge knowledge(Duration patience) {
        KnowledgeSettings settings = new KnowledgeSettings("http://127.0.0.1:" + neighbour.port(), patience, patience);
        return new KnowledgeConfiguration().knowledge(neighbours, settings, TOKENS);
    }

    private static boolean isUnavailable(Throwable thrown) {
        return thrown instanceof Failure failure && failure.status() == 503 && failure.retryAfter() != null;
    }
}
