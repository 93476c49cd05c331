package dev.parlance.inference.provider;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import dev.parlance.chassis.failure.Failure;

import static org.assertj.core.api.Assertions.assertThat;

/** Tests for {@link GuardedUpstream}. */
class GuardedUpstreamTests {

    private static final UpstreamFailure AWAY = UpstreamFailure.unreachable(Failure.of(502, "upstream_error", "away"));

    private static final UpstreamFailure REFUSED = UpstreamFailure.refused(Failure.of(400, "bad", "bad"));

    private final AtomicInteger calls = new AtomicInteger();

    @Test
    void triesOnceMoreWhenNothingCame() {
        GuardedUpstream upstream = guarded(() -> calls.get() == 1 ? Flux.error(AWAY) : Flux.just("ok"));

        StepVerifier.create(upstream.complete("c", new byte[0])).expectNextCount(1).verifyComplete();
    }

    @Test
    void triesNotMoreThanTwice() {
        StepVerifier.create(guarded(() -> Flux.error(AWAY)).stream("c", new byte[0])).verifyErrorMatches(AWAY::equals);

        assertThat(calls).hasValue(2);
    }

    @Test
    void doesNotRepeatWhatWasRefused() {
        StepVerifier.create(guarded(() -> Flux.error(REFUSED)).stream("c", new byte[0]))
                .verifyErrorMatches(REFUSED::equals);

        assertThat(calls).hasValue(1);
    }

    @Test
    void restsAfterTwentyFailures() {
        GuardedUpstream upstream = guarded(() -> Flux.error(UpstreamFailure.broken("cut")));

        Flux.range(0, 20).concatMap(i -> upstream.stream("c", new byte[0]).onErrorComplete()).blockLast();

        StepVerifier.create(upstream.stream("c", new byte[0])).verifyErrorMatches(
                open -> open instanceof UpstreamFailure failure && failure.told().status() == 503);
        assertThat(calls).hasValue(20);
    }

    @Test
    void neverRestsForWhatCallersDoWrong() {
        GuardedUpstream upstream = guarded(() -> Flux.error(REFUSED));

        Flux.range(0, 60).concatMap(i -> upstream.stream("c", new byte[0]).onErrorComplete()).blockLast();

        assertThat(calls).hasValue(60);
    }

    @Test
    void neverRestsForCallersWhoLeave() {
        GuardedUpstream upstream = guarded(Flux::never);

        for (int i = 0; i < 60; i++) {
            upstream.stream("c", new byte[0]).subscribe().dispose();
        }

        assertThat(calls).hasValue(60);
    }

    @Test
    void spendsNoMoreSecondTriesThanItHasEarned() {
        RetryBudget budget = new RetryBudget();

        long spent = IntStream.range(0, 50).filter(i -> budget.spend()).count();

        assertThat(spent).isEqualTo(10);
    }

    private GuardedUpstream guarded(Supplier<Flux<String>> answers) {
        return new GuardedUpstream(new Scripted(answers), UpstreamConfiguration.breaker("test"));
    }

    /** Answers each call as the test says, and counts them. */
    private final class Scripted implements Upstream {

        private final Supplier<Flux<String>> answers;

        private Scripted(Supplier<Flux<String>> answers) {
            this.answers = answers;
        }

        @Override
        public String name() {
            return "scripted";
        }

        @Override
        public Mono<List<UpstreamModel>> models() {
            return Mono.just(List.of());
        }

        @Override
        public Mono<byte[]> complete(String call, byte[] body) {
            return called().next().map(text -> body);
        }

        @Override
        public Flux<List<byte[]>> stream(String call, byte[] body) {
            return called().map(text -> List.of(body));
        }

        private Flux<String> called() {
            return Flux.defer(() -> {
                calls.incrementAndGet();
                return answers.get();
            });
        }
    }
}
