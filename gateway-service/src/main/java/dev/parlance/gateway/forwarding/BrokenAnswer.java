package dev.parlance.gateway.forwarding;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.web.server.ServerWebExchange;

import reactor.netty.http.server.HttpServerResponse;

import dev.parlance.chassis.identity.RequestIds;

/** An answer that ended too early must not look complete: its connection is closed without the mark of an end. */
final class BrokenAnswer {

    private static final Logger log = LoggerFactory.getLogger(BrokenAnswer.class);

    private BrokenAnswer() {
    }

    @SuppressWarnings("FutureReturnValueIgnored") // there is nobody left to tell
    static void cutOff(ServerWebExchange exchange, String why) {
        log.warn("The answer to request {} was cut off: {}", RequestIds.of(exchange), why);
        HttpServerResponse answer = ServerHttpResponseDecorator.getNativeResponse(exchange.getResponse());
        answer.withConnection(connection -> connection.channel().close());
    }
}
