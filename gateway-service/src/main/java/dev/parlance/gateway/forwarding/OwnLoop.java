package dev.parlance.gateway.forwarding;

import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;

import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.netty.http.server.HttpServerResponse;

/** Where the work of a request belongs: on the event loop of its own connection, not on one that brought an answer from elsewhere. */
public final class OwnLoop {

    private OwnLoop() {
    }

    public static Scheduler of(ServerHttpResponse response) {
        HttpServerResponse answer = ServerHttpResponseDecorator.getNativeResponse(response);
        Scheduler[] loop = {Schedulers.immediate()};
        answer.withConnection(connection -> loop[0] = Schedulers.fromExecutor(connection.channel().eventLoop()));
        return loop[0];
    }
}
