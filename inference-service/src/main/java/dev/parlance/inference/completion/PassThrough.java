package dev.parlance.inference.completion;

import java.time.Clock;

import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

import dev.parlance.inference.model.Model;
import dev.parlance.inference.provider.UpstreamFailure;
import dev.parlance.inference.stream.EventStream;
import dev.parlance.inference.stream.JsonAnswer;

/** Answers with an upstream's model: its bytes go through as they come. */
@Component
final class PassThrough {

    private final Clock clock;

    private final JsonMapper json;

    PassThrough(Clock clock, JsonMapper json) {
        this.clock = clock;
        this.json = json;
    }

    /** Fails with an {@link UpstreamFailure} as long as nothing was sent; after that a failure is part of the answer. */
    Mono<Void> answer(ServerWebExchange exchange, CompletionRequest request, Model.Remote model) {
        return request.stream() ? stream(exchange, request, model) : whole(exchange, request, model);
    }

    private Mono<Void> whole(ServerWebExchange exchange, CompletionRequest request, Model.Remote model) {
        return model.upstream().complete(request.forUpstream(model.id()))
                .map(answer -> WholeCompletion.passedOn(answer, request.promptBytes()))
                .flatMap(answer -> JsonAnswer.write(exchange, answer));
    }

    private Mono<Void> stream(ServerWebExchange exchange, CompletionRequest request, Model.Remote model) {
        ChunkRelay relay = new ChunkRelay(request.wantsUsage(), request.promptBytes());
        Flux<byte[]> events = model.upstream().stream(request.forUpstream(model.id()))
                .map(relay::take)
                .concatWith(Mono.fromSupplier(relay::end))
                .filter(bytes -> bytes.length > 0)
                .onErrorResume(UpstreamFailure.class, failure -> afterFailure(exchange, relay, model, failure));
        return EventStream.write(exchange, Pings.wanted(exchange) ? EventStream.withPings(events) : events);
    }

    private Flux<byte[]> afterFailure(ServerWebExchange exchange, ChunkRelay relay, Model.Remote model,
            UpstreamFailure failure) {
        if (relay.isWhole()) {
            return Flux.just(relay.end()).filter(bytes -> bytes.length > 0);
        }
        if (!exchange.getResponse().isCommitted()) {
            return Flux.error(failure);
        }
        ChunkEncoder encoder = new ChunkEncoder(Stamp.now(clock), model.id(), false, json);
        return Flux.just(encoder.failed(failure.told().text()));
    }
}
