package dev.parlance.inference.provider;

import java.util.List;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import dev.parlance.chassis.failure.Failure;

/**
 * A server of models that speaks the OpenAI shape. Bodies go and come as bytes; who needs to know what is in them looks for
 * it. Everything that goes wrong is an {@link UpstreamFailure}. Cancelling closes the connection, at any moment.
 */
public interface Upstream {

    /** The name under which operators see it. */
    String name();

    /** What it offers, in its own order. */
    Mono<List<UpstreamModel>> models();

    /**
     * One completion as a whole: the JSON it answered.
     *
     * @param call under which the upstream can find it again
     */
    Mono<byte[]> complete(String call, byte[] body);

    /**
     * One completion as it is made. Each element holds the payloads of the events that arrived together, comments left
     * out, the final {@code [DONE]} included; it completes when the upstream ends the answer.
     *
     * @param call under which the upstream can find it again
     */
    Flux<List<byte[]>> stream(String call, byte[] body);

    /**
     * Vectors of texts: the JSON it answered.
     *
     * @param call under which the upstream can find it again
     */
    default Mono<byte[]> embed(String call, byte[] body) {
        return Mono.error(() -> UpstreamFailure.refused(Failure.badRequest("embeddings_unsupported",
                "The model's provider makes no embeddings.")));
    }

    /** One that asks the first, and the next one as long as nothing of an answer has come. */
    static Upstream firstOf(List<Upstream> upstreams) {
        return upstreams.size() == 1 ? upstreams.getFirst() : new FallbackUpstream(upstreams);
    }
}
