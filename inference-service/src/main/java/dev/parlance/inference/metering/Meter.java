package dev.parlance.inference.metering;

import java.time.Clock;
import java.util.function.Function;

import org.reactivestreams.Publisher;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.SignalType;
import reactor.util.context.ContextView;

import dev.parlance.chassis.caller.Caller;
import dev.parlance.inference.telemetry.CallTimes;

/**
 * Lets calls to models through once they are paid for, and settles them when they have ended: answered, failed, or left by
 * whoever asked. Without money nothing is called.
 */
public final class Meter {

    private final Prices prices;

    private final Purses purses;

    private final Endings endings;

    private final Clock clock;

    private final CallTimes times;

    Meter(Prices prices, Purses purses, Endings endings, Clock clock, CallTimes times) {
        this.times = times;
        this.prices = prices;
        this.purses = purses;
        this.endings = endings;
        this.clock = clock;
    }

    /** An answer in one piece. Fails with 402, 429 or 503 before anything is called. */
    public <T> Mono<T> whole(Caller caller, Work work, Function<Call, Mono<T>> answer) {
        return Mono.deferContextual(asked -> {
            Call call = call(caller, work, asked);
            return purses.pay(call).then(Mono.defer(() -> answer.apply(call)))
                    .doOnSuccess(told -> call.end(SignalType.ON_COMPLETE)).doOnError(call::failed)
                    .doFinally(call::end).contextWrite(call.time()::in);
        });
    }

    /** An answer as it is made. Fails with 402, 429 or 503 before anything is called. */
    public <T> Flux<T> stream(Caller caller, Work work, Function<Call, Publisher<T>> answer) {
        return Flux.deferContextual(asked -> {
            Call call = call(caller, work, asked);
            return purses.pay(call).thenMany(Flux.defer(() -> answer.apply(call)))
                    .doOnNext(call::told).doOnError(call::failed)
                    .doFinally(call::end).contextWrite(call.time()::in);
        });
    }

    private Call call(Caller caller, Work work, ContextView asked) {
        return new Call(caller, work, work.free() ? Price.FREE : prices.of(work.model()), clock, endings::add,
                times.begin(work.operation(), work.model(), work.free(), asked));
    }
}
