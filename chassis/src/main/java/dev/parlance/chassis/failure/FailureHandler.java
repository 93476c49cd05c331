package dev.parlance.chassis.failure;

import java.nio.channels.ClosedChannelException;
import java.util.Map;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webflux.error.ErrorWebExceptionHandler;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.MethodNotAllowedException;
import org.springframework.web.server.ServerWebExchange;

import reactor.core.publisher.Mono;
import reactor.netty.channel.AbortedException;
import tools.jackson.databind.json.JsonMapper;

import dev.parlance.chassis.identity.RequestIds;

/** Words every failure of a request in the form of its API family, whether or not a handler was reached. */
@Order(-2)
final class FailureHandler implements ErrorWebExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(FailureHandler.class);

    private final JsonMapper json;

    FailureHandler(JsonMapper json) {
        this.json = json;
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable thrown) {
        if (thrown instanceof AbortedException || thrown instanceof ClosedChannelException) {
            return Mono.empty();
        }
        Failure failure = Failures.from(thrown);
        if (Failures.isUnexpected(failure)) {
            log.error("Request {} failed unexpectedly", RequestIds.of(exchange), thrown);
        }
        if (exchange.getResponse().isCommitted()) {
            return Mono.error(thrown);
        }
        return write(exchange, failure, thrown);
    }

    private Mono<Void> write(ServerWebExchange exchange, Failure failure, Throwable thrown) {
        ServerHttpResponse response = exchange.getResponse();
        response.setStatusCode(HttpStatusCode.valueOf(failure.status()));
        headers(response.getHeaders(), failure, thrown);
        Map<String, Object> body = ApiFamily.of(exchange).body(failure, RequestIds.of(exchange));
        return response.writeWith(Mono.fromSupplier(() -> response.bufferFactory().wrap(json.writeValueAsBytes(body))))
                .then(Mono.defer(() -> UnreadBody.drained(exchange.getRequest())));
    }

    private static void headers(HttpHeaders headers, Failure failure, Throwable thrown) {
        headers.setContentType(MediaType.APPLICATION_JSON);
        headers.remove(HttpHeaders.CONTENT_LENGTH);
        if (failure.retryAfter() != null) {
            headers.set(HttpHeaders.RETRY_AFTER, Long.toString(Math.max(1, failure.retryAfter().toSeconds())));
        }
        if (thrown instanceof MethodNotAllowedException verb) {
            headers.setAllow(verb.getSupportedMethods());
        }
    }
}
