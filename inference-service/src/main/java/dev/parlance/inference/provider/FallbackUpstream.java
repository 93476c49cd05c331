package dev.parlance.inference.provider;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Several upstreams that offer the same model, asked in their order: the next one only where the one before failed through
 * no fault of the caller and before the first byte of its answer.
 */
final class FallbackUpstream implements Upstream {

    private final List<Upstream> upstreams;

    /** @param upstreams at least one */
    FallbackUpstream(List<Upstream> upstreams) {
        this.upstreams = List.copyOf(upstreams);
    }

    @Override
    public String name() {
        return upstreams.stream().map(Upstream::name).collect(Collectors.joining(","));
    }

    /** Of the first that tells. */
    @Override
    public Mono<List<UpstreamModel>> models() {
        return whole(0, Upstream::models);
    }

    @Override
    public Mono<byte[]> complete(String call, byte[] body) {
        return whole(0, upstream -> upstream.complete(call, body));
    }

    @Override
    public Mono<byte[]> embed(String call, byte[] body) {
        return whole(0, upstream -> upstream.embed(call, body));
    }

    @Override
    public Flux<List<byte[]>> stream(String call, byte[] body) {
        return stream(0, call, body);
    }

    private <T> Mono<T> whole(int at, Function<Upstream, Mono<T>> question) {
        Mono<T> answer = question.apply(upstreams.get(at));
        return isLast(at)
                ? answer
                : answer.onErrorResume(FallbackUpstream::isUpstreamsFault, failed -> whole(at + 1, question));
    }

    private Flux<List<byte[]>> stream(int at, String call, byte[] body) {
        if (isLast(at)) {
            return upstreams.get(at).stream(call, body);
        }
        return Flux.defer(() -> {
            Begun begun = new Begun();
            return upstreams.get(at).stream(call, body).doOnNext(events -> begun.yes = true)
                    .onErrorResume(failed -> !begun.yes && isUpstreamsFault(failed),
                            failed -> stream(at + 1, call, body));
        });
    }

    private boolean isLast(int at) {
        return at == upstreams.size() - 1;
    }

    private static boolean isUpstreamsFault(Throwable thrown) {
        return thrown instanceof UpstreamFailure failure && failure.isUpstreamsFault();
    }

    /** Whether something of an answer has come; the signals of a stream follow one another, so nothing guards it. */
    private static final class Begun {

        private boolean yes;
    }
}
