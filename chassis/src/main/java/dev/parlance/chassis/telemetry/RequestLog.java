package dev.parlance.chassis.telemetry;

import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.springframework.core.Ordered;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;

import reactor.core.publisher.Mono;
import reactor.core.publisher.SignalType;

import dev.parlance.chassis.identity.RequestIds;

/**
 * Writes one line for each request, with its id and that of its trace, and with the path but never the query, which may hold
 * a credential. Failures are worded
 * inside this filter, because outside it their status would be unknown when the line is written. The edge writes them all; a
 * service behind it has the same request under the same id, and writes only what went wrong with it, unless debugging is
 * switched on.
 */
final class RequestLog implements WebFilter, Ordered {

    private static final Logger log = LoggerFactory.getLogger("dev.parlance.requests");

    private static final int LONGEST_PATH = 200;

    private final WebExceptionHandler failures;

    private final Level usual;

    /** @param edge whether clients call this service themselves */
    RequestLog(WebExceptionHandler failures, boolean edge) {
        this.failures = failures;
        this.usual = edge ? Level.INFO : Level.DEBUG;
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        long begun = System.nanoTime();
        exchange.getResponse().getHeaders().set(RequestIds.HEADER, RequestIds.of(exchange));
        return chain.filter(exchange)
                .onErrorResume(thrown -> failures.handle(exchange, thrown))
                .doFinally(end -> line(exchange, begun, end))
                .contextWrite(Trace.of(exchange)::into);
    }

    private void line(ServerWebExchange exchange, long begun, SignalType end) {
        Level level = wentWrong(exchange, end) ? Level.INFO : usual;
        if (log.isEnabledForLevel(level)) {
            String path = exchange.getRequest().getPath().value();
            log.atLevel(level).log("{} {} {} {}ms {} {}", exchange.getRequest().getMethod(),
                    path.substring(0, Math.min(LONGEST_PATH, path.length())), outcome(exchange, end),
                    TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun), RequestIds.of(exchange),
                    Trace.of(exchange).id());
        }
    }

    private static boolean wentWrong(ServerWebExchange exchange, SignalType end) {
        HttpStatusCode status = exchange.getResponse().getStatusCode();
        return end == SignalType.ON_ERROR || status != null && status.is5xxServerError();
    }

    private static String outcome(ServerWebExchange exchange, SignalType end) {
        HttpStatusCode status = exchange.getResponse().getStatusCode();
        String code = status == null ? "200" : Integer.toString(status.value());
        return switch (end) {
            case CANCEL -> "left";
            case ON_ERROR -> code + " broken";
            default -> code;
        };
    }
}
