package dev.parlance.chassis.egress;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.test.StepVerifier;

/** Tests for {@link GuardedHttp} against a real server. */
class GuardedHttpTests {

    private final AtomicInteger visits = new AtomicInteger();

    private final DisposableServer server = HttpServer.create().host("127.0.0.1").port(0)
            .handle((request, response) -> {
                visits.incrementAndGet();
                return response.sendString(Mono.just("inside"));
            }).bindNow();

    @AfterEach
    void stop() {
        server.disposeNow();
    }

    @Test
    void neverConnectsToLoopbackByLiteralOrName() {
        StepVerifier.create(get(List.of(), "127.0.0.1")).verifyError();
        StepVerifier.create(get(List.of(), "localhost")).verifyError();
        StepVerifier.create(get(List.of(), "[::1]")).verifyError();

        assertThat(visits).hasValue(0);
    }

    @Test
    void connectsWhereTheOperatorOpened() {
        StepVerifier.create(get(List.of("127.0.0.0/8"), "127.0.0.1")).expectNext("inside").verifyComplete();
    }

    private Mono<String> get(List<String> allow, String host) {
        var http = new GuardedHttp(new EgressPolicy(new EgressSettings(allow)));
        return http.webClient().build().get().uri("http://" + host + ":" + server.port() + "/").retrieve()
                .bodyToMono(String.class).timeout(Duration.ofSeconds(5));
    }
}
