package dev.parlance.gateway.idempotency;

import java.util.function.Function;

import org.reactivestreams.Publisher;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Takes the answer of a service in place of the client. A short one whose length is known is held, so that it is kept before
 * anybody has seen it; any other passes on while it is written down, and ends for the client when it is kept.
 */
final class FirstAnswer extends ServerHttpResponseDecorator {

    private final HttpHeaders headers = new HttpHeaders();

    private final int most;

    private final Function<FirstAnswer, Mono<Void>> keeping;

    private final Transcript transcript;

    private @Nullable HttpStatusCode status;

    private boolean held;

    /**
     * @param most bytes that are written down
     * @param keeping what is to be done before the client sees the end
     */
    FirstAnswer(ServerHttpResponse client, int most, Function<FirstAnswer, Mono<Void>> keeping) {
        super(client);
        this.most = most;
        this.keeping = keeping;
        this.transcript = new Transcript(most);
    }

    @Override
    public boolean setStatusCode(@Nullable HttpStatusCode code) {
        status = code;
        return true;
    }

    @Override
    public @Nullable HttpStatusCode getStatusCode() {
        return status;
    }

    @Override
    public HttpHeaders getHeaders() {
        return headers;
    }

    @Override
    public Mono<Void> writeWith(Publisher<? extends DataBuffer> body) {
        long length = headers.getContentLength();
        return length >= 0 && length <= most ? hold(body) : pass(body, super::writeWith);
    }

    @Override
    public Mono<Void> writeAndFlushWith(Publisher<? extends Publisher<? extends DataBuffer>> body) {
        Flux<DataBuffer> parts = Flux.from(body).concatMap(part -> part, 1);
        return pass(parts, lasting -> super.writeAndFlushWith(Flux.from(lasting).map(Mono::just)));
    }

    @Override
    public Mono<Void> setComplete() {
        return hold(Mono.empty());
    }

    private Mono<Void> hold(Publisher<? extends DataBuffer> body) {
        held = true;
        return Flux.from(body).doOnNext(transcript::take).doOnNext(DataBufferUtils::release)
                .then(Mono.defer(() -> keeping.apply(this)));
    }

    /**
     * Whether the client takes all of it makes no difference to what is kept. It is not told the length, or it would know
     * the end before the answer is kept.
     */
    private Mono<Void> pass(Publisher<? extends DataBuffer> body, Function<Publisher<DataBuffer>, Mono<Void>> client) {
        Lasting lasting = new Lasting(body, transcript);
        Mono<Void> kept = lasting.end().then(Mono.defer(() -> keeping.apply(this))).cache();
        getDelegate().setStatusCode(status);
        headers.forEach((name, values) -> getDelegate().getHeaders().put(name, values));
        getDelegate().getHeaders().remove(HttpHeaders.CONTENT_LENGTH);
        return client.apply(lasting.concatWith(kept.then(Mono.empty()))).onErrorComplete()
                .doOnTerminate(lasting::readAlone).then(kept);
    }

    /** What was written down, or null where it was too much. */
    @Nullable
    Answer answer() {
        byte[] bytes = transcript.bytes();
        return bytes == null ? null : new Answer(status(), headers, bytes);
    }

    int status() {
        return status == null ? 200 : status.value();
    }

    /** Gives the client what was held back. */
    Mono<Void> release() {
        Answer answer = held ? answer() : null;
        return answer == null ? Mono.empty() : answer.writeTo(getDelegate());
    }
}
