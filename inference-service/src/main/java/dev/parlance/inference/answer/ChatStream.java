package dev.parlance.inference.answer;

import java.util.Optional;

import org.springframework.web.server.ServerWebExchange;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import dev.parlance.chassis.failure.Failure;
import dev.parlance.inference.provider.UpstreamFailure;
import dev.parlance.inference.stream.EventStream;
import dev.parlance.inference.stream.Part;

/** Writes an answer as events, in the words of one shape. */
final class ChatStream {

    private ChatStream() {
    }

    /** Once something was sent, a failure is the last event. */
    static Mono<Void> write(ServerWebExchange exchange, Flux<Part> parts, ChatEncoder encoder, boolean pings) {
        Flux<byte[]> events = encoded(parts, encoder)
                .onErrorResume(thrown -> afterFailure(exchange, encoder, thrown));
        return EventStream.write(exchange, pings ? EventStream.withPings(events) : events);
    }

    static Flux<byte[]> encoded(Flux<Part> parts, ChatEncoder encoder) {
        return parts.map(encoder::event).filter(Optional::isPresent).map(Optional::get);
    }

    private static Flux<byte[]> afterFailure(ServerWebExchange exchange, ChatEncoder encoder, Throwable thrown) {
        if (!exchange.getResponse().isCommitted()) {
            return Flux.error(thrown);
        }
        return switch (thrown) {
            case UpstreamFailure failure -> Flux.just(encoder.failed(failure.told().text()));
            case Failure failure -> Flux.just(encoder.failed(failure.text()));
            default -> Flux.error(thrown);
        };
    }
}
