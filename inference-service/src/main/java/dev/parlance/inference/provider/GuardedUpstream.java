package dev.parlance.inference.provider;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.reactor.circuitbreaker.operator.CircuitBreakerOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import dev.parlance.chassis.failure.Failure;

/**
 * An upstream behind a circuit breaker, called at most twice, and the second time only when the first brought nothing. Both
 * calls count for the breaker.
 */
final class GuardedUpstream implements Upstream {

    private static final Duration PAUSE = Duration.ofMillis(50);

    private static final Duration REST = Duration.ofSeconds(5);

    private final Upstream upstream;

    private final CircuitBreaker breaker;

    private final RetryBudget budget;

    GuardedUpstream(Upstream upstream, CircuitBreaker breaker) {
        this(upstream, breaker, new RetryBudget());
    }

    GuardedUpstream(Upstream upstream, CircuitBreaker breaker, RetryBudget budget) {
        this.upstream = upstream;
        this.breaker = breaker;
        this.budget = budget;
    }

    @Override
    public String name() {
        return upstream.name();
    }

    /** Not guarded: the list is asked for rarely, and its failure says little about completions. */
    @Override
    public Mono<List<UpstreamModel>> models() {
        return upstream.models();
    }

    @Override
    public Mono<byte[]> complete(String call, byte[] body) {
        Mono<byte[]> once = upstream.complete(call, body)
                .transformDeferred(CircuitBreakerOperator.of(breaker))
                .doOnSubscribe(begun -> budget.earn());
        return once.onErrorResume(this::allowsSecondTry, failed -> pause().then(once))
                .onErrorMap(CallNotPermittedException.class, open -> resting());
    }

    @Override
    public Flux<List<byte[]>> stream(String call, byte[] body) {
        Flux<List<byte[]>> once = upstream.stream(call, body)
                .transformDeferred(CircuitBreakerOperator.of(breaker))
                .doOnSubscribe(begun -> budget.earn());
        return once.onErrorResume(this::allowsSecondTry, failed -> pause().thenMany(once))
                .onErrorMap(CallNotPermittedException.class, open -> resting());
    }

    /** Not the same for all, or those who failed together would come again together. */
    private static Mono<Long> pause() {
        return Mono.delay(PAUSE.plusMillis(ThreadLocalRandom.current().nextLong(PAUSE.toMillis())));
    }

    private boolean allowsSecondTry(Throwable thrown) {
        return thrown instanceof UpstreamFailure failure && failure.allowsSecondTry() && budget.spend();
    }

    private static UpstreamFailure resting() {
        return UpstreamFailure.refused(Failure.of(503, "upstream_unavailable",
                "The model's provider has failed repeatedly and is given a rest.").retryAfter(REST));
    }
}
