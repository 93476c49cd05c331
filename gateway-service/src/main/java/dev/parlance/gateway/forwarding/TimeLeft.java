package dev.parlance.gateway.forwarding;

import java.time.Duration;

import org.springframework.web.server.ServerWebExchange;

import reactor.core.publisher.Mono;

import dev.parlance.chassis.failure.Failure;

/**
 * Whoever cannot be served is told so within two seconds, also when one part after the other is waited for. Where all are
 * quick, nothing is measured.
 */
public final class TimeLeft {

    private static final String ATTRIBUTE = TimeLeft.class.getName();

    private static final Duration WHOLE = Duration.ofMillis(1_850);

    private static final Duration QUICK = Duration.ofMillis(400);

    private static final Duration LEAST = Duration.ofMillis(200);

    private TimeLeft() {
    }

    /** From now on the client waits for us and not we for it. */
    static void begin(ServerWebExchange exchange) {
        exchange.getAttributes().put(ATTRIBUTE, System.nanoTime());
    }

    /** The answer of a part, or 503 when there is no time left for it. */
    public static <T> Mono<T> limit(Mono<T> answer, ServerWebExchange exchange) {
        Long begun = exchange.getAttribute(ATTRIBUTE);
        Duration spent = begun == null ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - begun);
        if (spent.compareTo(QUICK) < 0) {
            return answer;
        }
        Duration left = WHOLE.minus(spent);
        return answer.timeout(left.compareTo(LEAST) < 0 ? LEAST : left,
                Mono.error(() -> Failure.unavailable("storage")));
    }
}
