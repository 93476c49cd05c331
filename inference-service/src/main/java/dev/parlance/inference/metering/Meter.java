package dev.parlance.inference.metering;

import java.time.Clock;
import java.util.function.Function;

import org.reactivestreams.Publisher;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.SignalType;

import dev.parlance.chassis.caller.Caller;

/**
 * Lets calls to models through once they are paid for, and settles them when they have ended: answered, failed, or left by
 * whoever asked. Without money nothing is called.
 */
public final class Meter {

    private final Prices prices;

    private final Purses purses;

    private final Endings endings;

    private final Clock clock;

    Meter(Prices prices, Purses purses, Endings endings, Clock clock) {
        this.prices = prices;
        this.purses = purses;
        this.endings = endings;
        this.clock = clock;
    }

    /** An answer in one piece. Fails with 402, 429 or 503 before anything is called. */
    public <T> Mono<T> whole(Caller caller, Work work, Function<Call, Mono<T>> answer) {
        return Mono.defer(() -> {
            Call call = call(caller, work);
            return purses.pay(call).then(Mono.defer(() -> answer.apply(call)))
                    .doOnSuccess(told -> call.end(SignalType.ON_COMPLETE)).doFinally(call::end);
        });
    }

    /** An answer as it is made. Fails with 402, 429 or 503 before anything is called. */
    public <T> Flux<T> stream(Caller caller, Work work, Function<Call, Publisher<T>> answer) {
        return Flux.defer(() -> {
            Call call = call(caller, work);
            return purses.pay(call).thenMany(Flux.defer(() -> answer.apply(call))).doFinally(call::end);
        });
    }

    private Call call(Caller caller, Work work) {
        return new Call(caller, work, work.free() ? Price.FREE : prices.of(work.model()), clock, endings::add);
    }
}
