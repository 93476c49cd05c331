package dev.parlance.chassis.storage;

import java.time.Duration;
import java.util.function.Function;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

import dev.parlance.chassis.failure.Failure;

/**
 * How long a request waits for PostgreSQL. The driver itself waits for ever on a server that is reachable and silent, and
 * the pool's tries add up; whoever asked has to have an answer within two seconds all the same.
 */
public final class StorageTimeout {

    private static final Duration LONGEST = Duration.ofMillis(1500);

    private StorageTimeout() {
    }

    /** For {@code as(StorageTimeout::guard)} behind all that one request asks of PostgreSQL, its transaction included. */
    public static <T> Mono<T> guard(Mono<T> work) {
        return work.timeout(LONGEST, Mono.error(() -> Failure.unavailable("storage")));
    }

    /**
     * For work that also waits for what a client sends, which may take its time: counted are only the time until the content
     * is asked for and the time after its end. What happens with each piece of it has to be guarded by itself.
     */
    public static <T, R> Mono<R> guardAround(Flux<T> content, Function<Flux<T>, Mono<R>> work) {
        return Mono.defer(() -> guarded(content, work));
    }

    private static <T, R> Mono<R> guarded(Flux<T> content, Function<Flux<T>, Mono<R>> work) {
        Sinks.Empty<Void> asked = Sinks.empty();
        Sinks.Empty<Void> ended = Sinks.empty();
        Flux<T> watched = content.doOnSubscribe(reading -> asked.tryEmitEmpty()).doOnComplete(ended::tryEmitEmpty);
        Mono<Long> beforeIt = Mono.delay(LONGEST).takeUntilOther(asked.asMono());
        Mono<Long> afterIt = ended.asMono().then(Mono.delay(LONGEST));
        return work.apply(watched).timeout(Mono.firstWithValue(beforeIt, afterIt),
                Mono.error(() -> Failure.unavailable("storage")));
    }
}
