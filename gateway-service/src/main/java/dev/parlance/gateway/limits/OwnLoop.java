package dev.parlance.gateway.limits;

import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;

import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.netty.http.server.HttpServerResponse;

/** Where the work of a request belongs: on the event loop of its own connection, not on the one its count came back on. */
final class OwnLoop {

    private OwnLoop() {
    }

    static Scheduler of(ServerHttpResponse response) {
        HttpServerResponse answer = ServerHttpResponseDecorator.getNativeResponse(response);
        Scheduler[] loop = {Schedulers.immediate()};
        answer.withConnection(connection -> loop[0] = Schedulers.fromExecutor(connection.channel().eventLoop()));
        return loop[0];
    }
}
