package dev.parlance.gateway.wire;

import java.util.concurrent.atomic.AtomicLong;

import org.springframework.core.Ordered;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.http.server.reactive.HttpHandlerDecoratorFactory;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerRequest;

import dev.parlance.chassis.failure.Failure;

/**
 * What {@link ClientPace} is for connections, for the many requests that share one in HTTP/2: a body that comes too slowly
 * ends its own request and no other. Time in which it is us who do not read counts for nobody.
 */
final class StreamPace implements HttpHandlerDecoratorFactory, Ordered {

    private static final String MULTIPLEXED = "HTTP/2";

    private final WireSettings settings;

    StreamPace(WireSettings settings) {
        this.settings = settings;
    }

    /** Around all others, which look for what they have made of a request themselves. */
    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    @Override
    public HttpHandler apply(HttpHandler next) {
        return (request, response) -> next.handle(isMultiplexed(request) ? new Paced(request) : request, response);
    }

    private static boolean isMultiplexed(ServerHttpRequest request) {
        return ServerHttpRequestDecorator.getNativeRequest(request) instanceof HttpServerRequest wire
                && wire.protocol().startsWith(MULTIPLEXED);
    }

    private final class Paced extends ServerHttpRequestDecorator {

        Paced(ServerHttpRequest request) {
            super(request);
        }

        @Override
        public Flux<DataBuffer> getBody() {
            return Flux.defer(() -> {
                var progress = new Progress();
                return super.getBody().doOnRequest(progress::asked).doOnNext(progress::came)
                        .takeUntilOther(tooSlow(progress));
            });
        }

        private Mono<Void> tooSlow(Progress progress) {
            return Flux.interval(settings.body()).onBackpressureDrop()
                    .filter(span -> progress.wasLessThan(settings.least().toBytes())).next()
                    .flatMap(span -> Mono.error(
                            () -> Failure.of(408, "request_timeout", "The request did not arrive in time.")));
        }
    }

    /** What came of a body in the current span. */
    private static final class Progress {

        private final AtomicLong wanted = new AtomicLong();

        private final AtomicLong bytes = new AtomicLong();

        void asked(long parts) {
            wanted.accumulateAndGet(parts, (before, more) -> before + more < 0 ? Long.MAX_VALUE : before + more);
        }

        void came(DataBuffer part) {
            bytes.addAndGet(part.readableByteCount());
            wanted.updateAndGet(parts -> parts == Long.MAX_VALUE ? parts : parts - 1);
        }

        /** Begins another span. */
        boolean wasLessThan(long least) {
            return bytes.getAndSet(0) < least && wanted.get() > 0;
        }
    }
}
