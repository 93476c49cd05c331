package dev.parlance.inference.stream;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;

import org.springframework.core.io.buffer.DataBufferFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ServerWebExchange;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** Writes server-sent events, each flushed as soon as it is there. */
public final class EventStream {

    /** How often a comment tells proxies that a quiet stream lives. */
    public static final Duration PING_EVERY = Duration.ofSeconds(15);

    private static final byte[] PING = ": ping\n\n".getBytes(StandardCharsets.US_ASCII);

    private EventStream() {
    }

    /**
     * Each element is one or more whole events. The status is settled only with the first of them, so a failure before it
     * can still be told by a status. Netty flushes whenever nothing more waits to be written, so a lone event leaves at
     * once and a burst leaves together.
     */
    public static Mono<Void> write(ServerWebExchange exchange, Flux<byte[]> events) {
        ServerHttpResponse response = exchange.getResponse();
        HttpHeaders headers = response.getHeaders();
        headers.set(HttpHeaders.CONTENT_TYPE, "text/event-stream; charset=utf-8");
        headers.set(HttpHeaders.CACHE_CONTROL, "no-cache");
        headers.set("X-Accel-Buffering", "no");
        DataBufferFactory buffers = response.bufferFactory();
        return response.writeWith(events.map(buffers::wrap));
    }

    /** With pings while the events last; they never cut into an event, because elements are whole ones. */
    public static Flux<byte[]> withPings(Flux<byte[]> events) {
        return withPings(events, PING);
    }

    /** With pings of a form of their own. */
    public static Flux<byte[]> withPings(Flux<byte[]> events, byte[] ping) {
        Sinks.Empty<Void> over = Sinks.empty();
        Flux<byte[]> pings = Flux.interval(PING_EVERY).onBackpressureDrop().map(tick -> ping)
                .takeUntilOther(over.asMono());
        return Flux.merge(events.doFinally(end -> over.tryEmitEmpty()), pings);
    }

    /** One event without a name. */
    public static byte[] data(String json) {
        return ("data: " + json + "\n\n").getBytes(StandardCharsets.UTF_8);
    }

    /** Two events written as one. */
    public static byte[] join(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    /** One event with a name. */
    public static byte[] event(String name, String json) {
        return ("event: " + name + "\ndata: " + json + "\n\n").getBytes(StandardCharsets.UTF_8);
    }
}
