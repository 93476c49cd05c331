package dev.parlance.inference.retrieval;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.web.reactive.function.client.WebClient;

import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.test.StepVerifier;

import dev.parlance.chassis.caller.Caller;
import dev.parlance.chassis.caller.CallerTokens;
import dev.parlance.chassis.failure.Failure;
import dev.parlance.chassis.neighbour.NeighbourClients;

import static org.assertj.core.api.Assertions.assertThat;

/** Collections of a neighbour in the same process. */
class HttpCollectionsTests {

    private static final CallerTokens TOKENS = new CallerTokens("a secret only for tests, long enough",
            Clock.systemUTC());

    private static final UUID ID = new UUID(7, 7);

    private final NeighbourClients neighbours = new NeighbourClients(WebClient.builder());

    private final AtomicInteger questions = new AtomicInteger();

    private int status = 200;

    private final DisposableServer neighbour = HttpServer.create().host("127.0.0.1").port(0)
            .route(routes -> routes.get("/api/v1/collections/{id}", (request, response) -> {
                questions.incrementAndGet();
                String account = TOKENS.verify(request.requestHeaders().get(CallerTokens.HEADER)).orElseThrow()
                        .account().toString();
                return response.status(status).header("Content-Type", "application/json")
                        .sendString(Mono.just("{\"id\":\"" + request.param("id") + "\",\"name\":\"of " + account
                                + "\",\"context\":null,\"state\":{\"total\":1}}"));
            })).bindNow();

    private final Collections collections = new CollectionConfiguration().collections(neighbours,
            new KnowledgeSettings("http://127.0.0.1:" + neighbour.port(), Duration.ofSeconds(5), Duration.ofSeconds(5)),
            TOKENS, Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));

    @AfterEach
    void close() {
        neighbours.destroy();
        neighbour.disposeNow();
    }

    @Test
    void asksOnBehalfOfTheCallerAndRemembersForThatAccountAlone() {
        UUID her = new UUID(1, 1);
        UUID him = new UUID(2, 2);

        for (UUID account : List.of(her, her, him)) {
            StepVerifier.create(collections.get(caller(account), List.of(ID)))
                    .expectNext(List.of(new Collection(ID.toString(), "of " + account, null))).verifyComplete();
        }
        assertThat(questions).hasValue(2);
    }

    @ParameterizedTest
    @CsvSource({"404,404", "500,503", "401,503"})
    void tellsUnknownOnesFromANeighbourThatIsAway(int said, int told) {
        status = said;

        for (int i = 0; i < 2; i++) {
            StepVerifier.create(collections.get(caller(new UUID(1, 1)), List.of(ID))).verifyErrorMatches(
                    thrown -> thrown instanceof Failure failure && failure.status() == told);
        }
        assertThat(questions).hasValue(2);
    }

    private static Caller caller(UUID account) {
        return new Caller(account, null, Set.of("chat"), "free", "r-1");
    }
}
