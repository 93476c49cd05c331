package dev.parlance.gateway.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import dev.parlance.chassis.failure.Failure;
import dev.parlance.gateway.peers.KnownClients;

class CredentialTriesTests {

    private static final Failure WRONG = Failure.unauthorized("invalid_credentials", "no");

    private final AtomicLong now = new AtomicLong();

    private final CredentialTries tries = new CredentialTries(KnownClients.withoutProxies(), new Pace(3, 60), 100,
            now::get,
            new SimpleMeterRegistry());

    @Test
    void areTolerated() {
        assertThat(answerAfter(2)).isSameAs(WRONG);
    }

    @Test
    void areSlowedWhenThereAreMany() {
        Failure refusal = answerAfter(3);

        assertThat(refusal.status()).isEqualTo(429);
        assertThat(refusal.retryAfter()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void areToleratedAgainLater() {
        answerAfter(3);
        now.addAndGet(Duration.ofSeconds(1).toNanos());

        assertThat(answer("192.0.2.1", WRONG)).isSameAs(WRONG);
    }

    @Test
    void areCountedForEachAddress() {
        answerAfter(3);

        assertThat(answer("192.0.2.2", WRONG)).isSameAs(WRONG);
    }

    @Test
    void areNoOtherFailures() {
        answerAfter(3);
        Failure missing = Failure.unauthorized("missing_credentials", "none");

        assertThat(answer("192.0.2.1", missing)).isSameAs(missing);
    }

    @Test
    void endQuestionsOnlyWhenTheyFlood() {
        answerAfter(28);
        assertThatCode(() -> tries.beforeAsking(exchange("192.0.2.1"))).doesNotThrowAnyException();

        answerAfter(1);
        assertThatThrownBy(() -> tries.beforeAsking(exchange("192.0.2.1"))).isInstanceOf(Failure.class);
        assertThatCode(() -> tries.beforeAsking(exchange("192.0.2.2"))).doesNotThrowAnyException();
    }

    /** The answer to one more than so many. */
    private Failure answerAfter(int before) {
        for (int turn = 0; turn < before; turn++) {
            answer("192.0.2.1", WRONG);
        }
        return answer("192.0.2.1", WRONG);
    }

    private Failure answer(String address, Failure failure) {
        return tries.answer(exchange(address), failure);
    }

    private static MockServerWebExchange exchange(String address) {
        return MockServerWebExchange.from(MockServerHttpRequest.get("/")
                .remoteAddress(new InetSocketAddress(InetAddress.ofLiteral(address), 1)).build());
    }
}
