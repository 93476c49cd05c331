package dev.parlance.gateway.forwarding;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;

import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import dev.parlance.chassis.failure.Failure;

class TimeLeftTests {

    private final MockServerWebExchange exchange = MockServerWebExchange.from(MockServerHttpRequest.get("/"));

    private final Mono<String> silent = Mono.never();

    @Test
    void isNotMeasuredWhereAllAreQuick() {
        TimeLeft.begin(exchange);

        assertThat(TimeLeft.limit(silent, exchange)).isSameAs(silent);
    }

    @Test
    void isShortForWhoeverComesLate() {
        begunBefore(Duration.ofMillis(1_500));

        StepVerifier.create(TimeLeft.limit(silent, exchange)).verifyErrorMatches(
                late -> late instanceof Failure failure && failure.status() == 503);
    }

    @Test
    void isNeverNone() {
        begunBefore(Duration.ofMinutes(1));

        StepVerifier.create(TimeLeft.limit(Mono.just("quick"), exchange)).expectNext("quick").verifyComplete();
    }

    private void begunBefore(Duration time) {
        exchange.getAttributes().put(TimeLeft.class.getName(), System.nanoTime() - time.toNanos());
    }
}
