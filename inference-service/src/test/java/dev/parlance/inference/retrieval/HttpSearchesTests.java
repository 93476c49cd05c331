package dev.parlance.inference.retrieval;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
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
import tools.jackson.databind.json.JsonMapper;

import dev.parlance.chassis.caller.Caller;
import dev.parlance.chassis.caller.CallerTokens;
import dev.parlance.chassis.failure.Failure;
import dev.parlance.chassis.neighbour.NeighbourClients;

/** Tests for {@link HttpSearches} against a neighbour in the same process. */
class HttpSearchesTests {

    private static final CallerTokens TOKENS = new CallerTokens("a secret only for tests, long enough",
            Clock.systemUTC());

    private static final Caller CALLER = new Caller(new UUID(1, 1), null, Set.of("chat"), "free", "r-1");

    private final NeighbourClients neighbours = new NeighbourClients(WebClient.builder());

    private final JsonMapper json = new JsonMapper();

    private int status = 200;

    private String answer = "[]";

    private String asked = "";

    private final DisposableServer neighbour = HttpServer.create().host("127.0.0.1").port(0)
            .route(routes -> routes.post("/api/v1/query", (request, response) -> request.receive().aggregate()
                    .asString()
                    .doOnNext(body -> asked = TOKENS.verify(request.requestHeaders().get(CallerTokens.HEADER))
                            .map(Caller::account) + body)
                    .thenMany(response.status(status).header("Content-Type", "application/json")
                            .sendString(Mono.fromSupplier(() -> answer)))))
            .bindNow();

    @AfterEach
    void close() {
        neighbours.destroy();
        neighbour.disposeNow();
    }

    @Test
    void asksOnBehalfOfTheSameCaller() {
        StepVerifier.create(find()).expectNext(List.of()).verifyComplete();

        assertThat(asked).contains(CALLER.account().toString()).endsWith("{\"term\":\"heron\"}");
    }

    @Test
    void readsDocumentsAndIgnoresWhatItDoesNotKnow() {
        answer = "[{\"documentId\":\"d\",\"documentName\":\"n\",\"documentContent\":\"c\",\"score\":0.5,\"page\":null,"
                + "\"heading\":\"h\",\"collectionId\":\"k\",\"metadata\":{},\"referencedDocuments\":[],\"more\":1}]";

        StepVerifier.create(find()).expectNext(List.of(new Match("d", "n", "c", 0.5, null, "h", "k", List.of())))
                .verifyComplete();
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 404})
    void passesOnWhatIsWrongWithTheQuestion(int refused) {
        status = refused;
        answer = "{\"error\":\"Words.\",\"code\":\"a_code\",\"details\":{\"field\":\"top\"},\"request_id\":\"r\"}";

        StepVerifier.create(find()).verifyErrorSatisfies(thrown -> assertThat(thrown)
                .isInstanceOfSatisfying(Failure.class, failure -> {
                    assertThat(failure.status()).isEqualTo(refused);
                    assertThat(failure.code()).isEqualTo("a_code");
                    assertThat(failure.text()).isEqualTo("Words.");
                    assertThat(failure.field()).isEqualTo("top");
                }));
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 503, 401, 413})
    void saysThatKnowledgeIsAwayForAnythingElse(int failing) {
        status = failing;

        StepVerifier.create(find()).verifyErrorMatches(
                thrown -> thrown instanceof Failure failure && failure.status() == 503);
    }

    private Mono<List<Match>> find() {
        KnowledgeSettings settings = new KnowledgeSettings("http://127.0.0.1:" + neighbour.port(),
                Duration.ofSeconds(5), Duration.ofSeconds(5));
        return new KnowledgeConfiguration().searches(neighbours, settings, TOKENS, json).find(CALLER,
                json.createObjectNode().put("term", "heron"));
    }
}
