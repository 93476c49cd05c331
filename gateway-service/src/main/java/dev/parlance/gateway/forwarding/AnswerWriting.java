package dev.parlance.gateway.forwarding;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.NettyDataBufferFactory;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ServerWebExchange;

import io.netty.buffer.ByteBuf;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.Connection;

/**
 * Writes a service's answer to the client, what is streamed piece by piece. The library's own filter closes the service's
 * connection whenever a client leaves, even where the answer was whole, the connection given back and the next request
 * already on it; here a connection is closed only as long as its answer is still coming.
 */
final class AnswerWriting implements GlobalFilter {

    private final List<MediaType> streamed;

    /** @param streamed kinds of content that are sent as they come */
    AnswerWriting(List<MediaType> streamed) {
        this.streamed = List.copyOf(streamed);
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        return chain.filter(exchange).then(Mono.defer(() -> written(exchange)));
    }

    private Mono<Void> written(ServerWebExchange exchange) {
        Connection service = exchange.getAttribute(ServerWebExchangeUtils.CLIENT_RESPONSE_CONN_ATTR);
        return service == null ? Mono.empty() : written(exchange.getResponse(), new ServiceAnswer(service));
    }

    private Mono<Void> written(ServerHttpResponse response, ServiceAnswer answer) {
        NettyDataBufferFactory buffers = (NettyDataBufferFactory) response.bufferFactory();
        Flux<DataBuffer> body = answer.body().map(buffers::wrap);
        Mono<Void> sent = isStreamed(response.getHeaders().getContentType())
                ? response.writeAndFlushWith(body.map(Flux::just))
                : response.writeWith(body);
        return sent.doOnCancel(answer::leave).doOnError(failed -> answer.leave());
    }

    private boolean isStreamed(@Nullable MediaType type) {
        return type != null && streamed.stream().anyMatch(kind -> kind.isCompatibleWith(type));
    }

    /** Its end and its being left are told apart on the connection's own thread, where nothing can come between. */
    private static final class ServiceAnswer {

        private final Connection service;

        private boolean whole;

        ServiceAnswer(Connection service) {
            this.service = service;
        }

        Flux<ByteBuf> body() {
            return service.inbound().receive().retain().doOnComplete(() -> whole = true);
        }

        void leave() {
            service.channel().eventLoop().execute(this::close);
        }

        private void close() {
            if (!whole) {
                service.dispose();
            }
        }
    }
}
