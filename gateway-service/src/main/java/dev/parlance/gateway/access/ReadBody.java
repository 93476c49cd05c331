package dev.parlance.gateway.access;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A request whose body was read to look for a key, and is passed on without it. */
public final class ReadBody extends ServerHttpRequestDecorator {

    private static final int LARGEST = 1 << 20;

    private final byte[] body;

    private final HttpHeaders headers;

    private final KeysElsewhere keys;

    private ReadBody(ServerHttpRequest request, byte[] body, KeysElsewhere keys) {
        super(request);
        this.body = body;
        this.keys = keys;
        this.headers = headers(request.getHeaders(), body.length);
    }

    /**
     * Waits for the whole body, a mebibyte of it at most.
     *
     * @param inQuery the keys known before
     */
    public static Mono<ReadBody> of(ServerHttpRequest request, KeysElsewhere inQuery) {
        return DataBufferUtils.join(request.getBody(), LARGEST).map(ReadBody::bytes).defaultIfEmpty(new byte[0])
                .map(BodyKeys::of)
                .map(found -> new ReadBody(request, found.rest(), inQuery.withBody(found.keys())));
    }

    private static byte[] bytes(DataBuffer buffer) {
        byte[] bytes = new byte[buffer.readableByteCount()];
        buffer.read(bytes);
        DataBufferUtils.release(buffer);
        return bytes;
    }

    private static HttpHeaders headers(HttpHeaders sent, int length) {
        if (sent.getContentLength() == length) {
            return sent;
        }
        HttpHeaders headers = new HttpHeaders();
        headers.addAll(sent);
        headers.remove(HttpHeaders.TRANSFER_ENCODING);
        headers.setContentLength(length);
        return headers;
    }

    /** All keys that did not stand in a header. */
    public KeysElsewhere keys() {
        return keys;
    }

    @Override
    public HttpHeaders getHeaders() {
        return headers;
    }

    @Override
    public Flux<DataBuffer> getBody() {
        return Flux.just(DefaultDataBufferFactory.sharedInstance.wrap(body));
    }
}
