package dev.parlance.inference.provider;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import dev.parlance.chassis.failure.Failure;
import dev.parlance.inference.provider.Tally.Outcome;

import static org.assertj.core.api.Assertions.assertThat;

/** Tests for {@link GuardedUpstream}. */
class GuardedUpstreamTests {

    private static final UpstreamFailure AWAY = UpstreamFailure.unreachable(Failure.of(502, "upstream_error", "away"));

    private static final UpstreamFailure REFUSED = UpstreamFailure.refused(Failure.of(400, "bad", "bad"));

    private final AtomicInteger calls = new AtomicInteger();

    private final Guard guard = Guard.of("test", 3);

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
    void refusesWhatIsTooMuchAtOnceWithoutACall() {
        GuardedUpstream upstream = guarded(Flux::never);
        for (int i = 0; i < 3; i++) {
            upstream.stream("c", new byte[0]).subscribe();
        }

        StepVerifier.create(upstream.complete("c", new byte[0])).verifyErrorSatisfies(full -> {
            Failure told = ((UpstreamFailure) full).told();
            assertThat(told.status()).isEqualTo(503);
            assertThat(told.code()).isEqualTo("upstream_busy");
            assertThat(told.retryAfter()).isEqualTo(Duration.ofSeconds(1));
        });
        assertThat(calls).hasValue(3);
    }

    @Test
    void hasRoomAgainWhenCallersLeave() {
        GuardedUpstream upstream = guarded(Flux::never);
        for (int i = 0; i < 10; i++) {
            upstream.stream("c", new byte[0]).subscribe().dispose();
        }

        assertThat(calls).hasValue(10);
        assertThat(Guard.inFlight(guard.bulkhead())).isZero();
    }

    @Test
    void hasRoomAgainAfterEveryEnding() {
        GuardedUpstream upstream = guarded(() -> calls.get() % 2 == 0 ? Flux.error(REFUSED) : Flux.just("ok"));

        Flux.range(0, 10).concatMap(i -> upstream.complete("c", new byte[0]).onErrorComplete()).blockLast();

        assertThat(Guard.inFlight(guard.bulkhead())).isZero();
    }

    @Test
    void fullBulkheadDoesNotOpenTheBreaker() {
        GuardedUpstream upstream = guarded(Flux::never);
        for (int i = 0; i < 60; i++) {
            upstream.stream("c", new byte[0]).onErrorComplete().subscribe();
        }

        assertThat(guard.breaker().getState()).isEqualTo(CircuitBreaker.State.CLOSED);
    }

    @Test
    void countsHowCallsEnd() {
        GuardedUpstream upstream = guarded(() -> switch (calls.get()) {
            case 1 -> Flux.just("ok");
            case 2 -> Flux.error(REFUSED);
            default -> Flux.error(UpstreamFailure.broken("cut"));
        });

        Flux.range(0, 3).concatMap(i -> upstream.complete("c", new byte[0]).onErrorComplete()).blockLast();

        assertThat(guard.tally().count(Outcome.ANSWERED)).isEqualTo(1);
        assertThat(guard.tally().count(Outcome.REFUSED)).isEqualTo(1);
        assertThat(guard.tally().count(Outcome.FAILED)).isEqualTo(1);
    }

    @Test
    void spendsNoMoreSecondTriesThanItHasEarned() {
        RetryBudget budget = new RetryBudget();

        long spent = IntStream.range(0, 50).filter(i -> budget.spend()).count();

        assertThat(spent).isEqualTo(10);
    }

    private GuardedUpstream guarded(Supplier<Flux<String>> answers) {
        return new GuardedUpstream(new Scripted(answers), guard);
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
