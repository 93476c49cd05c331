package dev.parlance.inference.hook;

import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.web.reactive.function.client.WebClient;

import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.test.StepVerifier;

import dev.parlance.chassis.caller.CallerTokens;
import dev.parlance.chassis.failure.Failure;

import static org.assertj.core.api.Assertions.assertThat;

/** How account-service is asked for the salt of an account. */
class HttpSaltsTests {

    private static final UUID ACCOUNT = new UUID(1, 1);

    private final CallerTokens tokens = new CallerTokens("a secret only for tests, long enough", Clock.systemUTC());

    private final AtomicReference<String> asked = new AtomicReference<>("");

    private volatile int status = 200;

    private final DisposableServer server = HttpServer.create().host("127.0.0.1").port(0)
            .handle((request, response) -> {
                asked.set(request.uri());
                boolean service = tokens.verify(request.requestHeaders().get(CallerTokens.HEADER, ""))
                        .filter(caller -> caller.isService()).isPresent();
                return response.status(service ? status : 401).header("Content-Type", "application/json").sendString(
                        Mono.just(
                                "{\"salt\":\"s1\",\"allowConversationsLogging\":true,\"automaticJsonHealing\":false}"));
            }).bindNow();

    private final Salts salts = new HttpSalts(WebClient.create("http://127.0.0.1:" + server.port()), tokens);

    @AfterEach
    void stop() {
        server.disposeNow(Duration.ofSeconds(2));
    }

    @Test
    void asksAsAService() {
        StepVerifier.create(salts.get(ACCOUNT)).expectNext("s1").expectComplete().verify(Duration.ofSeconds(5));

        assertThat(asked.get()).isEqualTo("/internal/accounts/" + ACCOUNT + "/settings");
    }

    @Test
    void saysThatTheServiceIsAway() {
        status = 500;

        StepVerifier.create(salts.get(ACCOUNT))
                .expectErrorSatisfies(thrown -> assertThat(((Failure) thrown).status()).isEqualTo(503))
                .verify(Duration.ofSeconds(5));
    }
}
