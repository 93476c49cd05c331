package dev.parlance.gateway.forwarding;

import java.util.concurrent.atomic.AtomicLong;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.util.unit.DataSize;

import reactor.core.publisher.Flux;

import dev.parlance.chassis.failure.Failure;

/** Refuses a body that is too large: by what the client announces, else by counting what comes. */
final class BodyLimit {

    private BodyLimit() {
    }

    /**
     * The request to pass on.
     *
     * @throws Failure 413 where the announced length is over the limit, 400 where nobody can tell where the body ends
     */
    static ServerHttpRequest guard(ServerHttpRequest request, DataSize limit) {
        long announced = request.getHeaders().getContentLength();
        if (announced > limit.toBytes()) {
            throw tooLarge(limit);
        }
        String encoding = request.getHeaders().getFirst(HttpHeaders.TRANSFER_ENCODING);
        if (encoding == null) {
            return request;
        }
        if (!"chunked".equalsIgnoreCase(encoding)) {
            throw Failure.badRequest("unsupported_transfer_encoding",
                    "The only transfer encoding known here is chunked.");
        }
        return new Counted(request, limit);
    }

    private static Failure tooLarge(DataSize limit) {
        return Failure.tooLarge("body_too_large",
                "The body is larger than the " + limit.toBytes() + " bytes this address accepts.");
    }

    private static final class Counted extends ServerHttpRequestDecorator {

        private final DataSize limit;

        Counted(ServerHttpRequest request, DataSize limit) {
            super(request);
            this.limit = limit;
        }

        @Override
        public Flux<DataBuffer> getBody() {
            AtomicLong count = new AtomicLong();
            return super.getBody().handle((part, sink) -> {
                if (count.addAndGet(part.readableByteCount()) <= limit.toBytes()) {
                    sink.next(part);
                    return;
                }
                DataBufferUtils.release(part);
                sink.error(tooLarge(limit));
            });
        }
    }
}
