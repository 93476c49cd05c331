package dev.parlance.chassis.failure;

import java.time.Duration;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.server.reactive.ServerHttpRequest;

import reactor.core.publisher.Mono;

/**
 * What a client still sends when its request has failed already. Left in the connection it would keep the next request on
 * it waiting, so it is read and thrown away.
 */
final class UnreadBody {

    /** Many clients listen only after they have sent everything, and would see a broken connection for an answer. */
    private static final long LONGEST = 256L << 20;

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private UnreadBody() {
    }

    static Mono<Void> drained(ServerHttpRequest request) {
        return request.getBody().map(UnreadBody::discarded).scan(0L, Long::sum)
                .takeUntil(sum -> sum > LONGEST).then().timeout(PATIENCE).onErrorComplete();
    }

    private static long discarded(DataBuffer buffer) {
        long bytes = buffer.readableByteCount();
        DataBufferUtils.release(buffer);
        return bytes;
    }
}
