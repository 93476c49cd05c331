package dev.parlance.inference.provider;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

import io.github.resilience4j.bulkhead.BulkheadFullException;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.reactor.bulkhead.operator.BulkheadOperator;
import io.github.resilience4j.reactor.circuitbreaker.operator.CircuitBreakerOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import dev.parlance.chassis.failure.Failure;
import dev.parlance.inference.telemetry.CallTime;

/**
 * An upstream behind a bulkhead and a circuit breaker, called at most twice, and the second time only when the first brought
 * nothing. Both calls count for the breaker; together they take one place in the bulkhead.
 */
final class GuardedUpstream implements Upstream {

    private static final Duration PAUSE = Duration.ofMillis(50);

    private static final Duration REST = Duration.ofSeconds(5);

    private static final Duration MOMENT = Duration.ofSeconds(1);

    private final Upstream upstream;

    private final Guard guard;

    GuardedUpstream(Upstream upstream, Guard guard) {
        this.upstream = upstream;
        this.guard = guard;
    }

    @Override
    public String name() {
        return upstream.name();
    }

    Guard guard() {
        return guard;
    }

    /** Not guarded: the list is asked for rarely, and its failure says little about completions. */
    @Override
    public Mono<List<UpstreamModel>> models() {
        return upstream.models();
    }

    @Override
    public Mono<byte[]> complete(String call, byte[] body) {
        return whole(upstream.complete(call, body));
    }

    @Override
    public Mono<byte[]> embed(String call, byte[] body) {
        return whole(upstream.embed(call, body));
    }

    private Mono<byte[]> whole(Mono<byte[]> answer) {
        Mono<byte[]> once = answer.transformDeferred(CircuitBreakerOperator.of(guard.breaker()))
                .doOnSubscribe(begun -> guard.budget().earn());
        Mono<byte[]> guarded = once.onErrorResume(this::allowsSecondTry, failed -> pause().then(once))
                .transformDeferred(BulkheadOperator.of(guard.bulkhead()))
                .doOnSuccess(told -> guard.tally().answered())
                .onErrorMap(this::tallied);
        return Mono.deferContextual(asked -> {
            CallTime.askedOf(name(), asked);
            return guarded;
        });
    }

    @Override
    public Flux<List<byte[]>> stream(String call, byte[] body) {
        Flux<List<byte[]>> once = upstream.stream(call, body)
                .transformDeferred(CircuitBreakerOperator.of(guard.breaker()))
                .doOnSubscribe(begun -> guard.budget().earn());
        Flux<List<byte[]>> guarded = once.onErrorResume(this::allowsSecondTry, failed -> pause().thenMany(once))
                .transformDeferred(BulkheadOperator.of(guard.bulkhead()))
                .doOnComplete(guard.tally()::answered)
                .onErrorMap(this::tallied);
        return Flux.deferContextual(asked -> {
            CallTime.askedOf(name(), asked);
            return guarded;
        });
    }

    /** Not the same for all, or those who failed together would come again together. */
    private static Mono<Long> pause() {
        return Mono.delay(PAUSE.plusMillis(ThreadLocalRandom.current().nextLong(PAUSE.toMillis())));
    }

    private boolean allowsSecondTry(Throwable thrown) {
        return thrown instanceof UpstreamFailure failure && failure.allowsSecondTry() && guard.budget().spend();
    }

    private Throwable tallied(Throwable thrown) {
        guard.tally().failed(thrown);
        return switch (thrown) {
            case CallNotPermittedException open -> resting();
            case BulkheadFullException full -> busy();
            default -> thrown;
        };
    }

    private static UpstreamFailure resting() {
        return UpstreamFailure.refused(Failure.of(503, "upstream_unavailable",
                "The model's provider has failed repeatedly and is given a rest.").retryAfter(REST));
    }

    private static UpstreamFailure busy() {
        return UpstreamFailure.refused(Failure.of(503, "upstream_busy",
                "As many calls to the model's provider are under way as there may be.").retryAfter(MOMENT));
    }
}
