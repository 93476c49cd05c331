package dev.parlance.knowledge.embedding;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.function.Function;

import org.springframework.web.reactive.function.client.WebClientResponseException;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.publisher.Sinks.EmitFailureHandler;

/**
 * Joins what many callers ask for within a moment into one request: a thousand short documents cost some twenty requests
 * instead of a thousand. A request that fails because of a text is repeated text by text, so that it fails for that one alone.
 */
final class Gathering {

    private static final int MOST_WAITING = 8_192;

    private static final Duration MOMENT = Duration.ofMillis(5);

    private static final Duration PATIENCE = Duration.ofMillis(100);

    private static final Set<Integer> REFUSALS = Set.of(400, 413, 422);

    private final Sinks.Many<Asked> asked = Sinks.many().unicast()
            .onBackpressureBuffer(new ArrayBlockingQueue<>(MOST_WAITING));

    private final Function<List<String>, Mono<List<float[]>>> request;

    private final Disposable work;

    /**
     * @param together texts in a request
     * @param requests at a time
     */
    Gathering(int together, int requests, Function<List<String>, Mono<List<float[]>>> request) {
        this.request = request;
        this.work = asked.asFlux().bufferTimeout(together, MOMENT, true).flatMap(this::answer, requests, 1).subscribe();
    }

    Mono<float[]> vector(String text) {
        return Mono.defer(() -> ask(new Asked(text, Sinks.one())));
    }

    private Mono<float[]> ask(Asked one) {
        try {
            asked.emitNext(one, EmitFailureHandler.busyLooping(PATIENCE));
            return one.answer().asMono();
        } catch (Sinks.EmissionException full) {
            return Mono.error(new EmbeddingsUnavailable("Too many texts are waiting for their vectors", full));
        }
    }

    private Mono<Void> answer(List<Asked> together) {
        return request.apply(together.stream().map(Asked::text).toList())
                .doOnNext(vectors -> tell(together, vectors))
                .onErrorResume(failure -> failed(together, failure)).then();
    }

    private static void tell(List<Asked> together, List<float[]> vectors) {
        for (int at = 0; at < together.size(); at++) {
            together.get(at).answer().tryEmitValue(vectors.get(at));
        }
    }

    private Mono<List<float[]>> failed(List<Asked> together, Throwable failure) {
        if (together.size() > 1 && isRefusal(failure)) {
            return Flux.fromIterable(together).concatMap(one -> answer(List.of(one))).then(Mono.empty());
        }
        together.forEach(one -> one.answer().tryEmitError(failure));
        return Mono.empty();
    }

    /** The server understood the request and does not want it. */
    private static boolean isRefusal(Throwable failure) {
        return failure.getCause() instanceof WebClientResponseException answer
                && REFUSALS.contains(answer.getStatusCode().value());
    }

    void close() {
        work.dispose();
    }

    private record Asked(String text, Sinks.One<float[]> answer) {}
}
