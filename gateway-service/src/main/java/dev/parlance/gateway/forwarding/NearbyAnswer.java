package dev.parlance.gateway.forwarding;

import org.reactivestreams.Publisher;
import org.springframework.cloud.gateway.filter.headers.HttpHeadersFilter;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.reactive.AbstractServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.web.server.ServerWebExchange;

import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * What a service of this process answers, written to the client as it comes. Status and headers are the service's own until
 * the first byte; then they become the client's, but for those the gateway keeps back.
 */
final class NearbyAnswer extends AbstractServerHttpResponse {

    private final ServerWebExchange exchange;

    private final ServerHttpResponse client;

    private final HttpHeadersFilter passed;

    private final Sinks.Empty<Void> begun = Sinks.empty();

    NearbyAnswer(ServerWebExchange exchange, HttpHeadersFilter passed) {
        super(exchange.getResponse().bufferFactory());
        this.exchange = exchange;
        this.client = exchange.getResponse();
        this.passed = passed;
    }

    /** Completes when the service has said how it answers. */
    Mono<Void> begun() {
        return begun.asMono();
    }

    @Override
    public <T> T getNativeResponse() {
        return ServerHttpResponseDecorator.getNativeResponse(client);
    }

    @Override
    protected void applyStatusCode() {
        begun.tryEmitEmpty();
        HttpStatusCode status = getStatusCode();
        if (status != null) {
            client.setStatusCode(status);
        }
    }

    @Override
    protected void applyHeaders() {
        client.getHeaders().addAll(passed.filter(getHeaders(), exchange));
    }

    @Override
    protected void applyCookies() {
        getCookies().values().forEach(cookies -> cookies.forEach(client::addCookie));
    }

    @Override
    protected Mono<Void> writeWithInternal(Publisher<? extends DataBuffer> body) {
        return client.writeWith(body);
    }

    @Override
    protected Mono<Void> writeAndFlushWithInternal(Publisher<? extends Publisher<? extends DataBuffer>> body) {
        return client.writeAndFlushWith(body);
    }
}
