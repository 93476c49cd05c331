package dev.parlance.inference.completion;

import java.time.Clock;

import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

import dev.parlance.chassis.caller.Caller;
import dev.parlance.inference.metering.Call;
import dev.parlance.inference.metering.Meter;
import dev.parlance.inference.metering.Work;
import dev.parlance.inference.model.Model;
import dev.parlance.inference.provider.UpstreamFailure;
import dev.parlance.inference.stream.EventStream;
import dev.parlance.inference.stream.JsonAnswer;
import dev.parlance.inference.stream.TokenCount;

/** Answers with an upstream's model: its bytes go through as they come. */
@Component
final class PassThrough {

    private final Meter meter;

    private final Clock clock;

    private final JsonMapper json;

    PassThrough(Meter meter, Clock clock, JsonMapper json) {
        this.meter = meter;
        this.clock = clock;
        this.json = json;
    }

    /** Fails with an {@link UpstreamFailure} as long as nothing was sent; after that a failure is part of the answer. */
    Mono<Void> answer(ServerWebExchange exchange, Caller caller, CompletionRequest request, Model.Remote model) {
        return request.stream() ? stream(exchange, caller, request, model) : whole(exchange, caller, request, model);
    }

    private Mono<Void> whole(ServerWebExchange exchange, Caller caller, CompletionRequest request, Model.Remote model) {
        return meter.whole(caller, work(exchange, request, model), call -> whole(call, request, model))
                .flatMap(answer -> JsonAnswer.write(exchange, answer));
    }

    private static Mono<byte[]> whole(Call call, CompletionRequest request, Model.Remote model) {
        return model.upstream().complete(call.id(), request.forUpstream(model.id()))
                .map(answer -> WholeCompletion.passedOn(answer, request.promptBytes(), call::charged));
    }

    private static Work work(ServerWebExchange exchange, CompletionRequest request, Model.Remote model) {
        return new Work(model.id(), Routes.of(exchange), TokenCount.ofBytes(request.promptBytes()),
                request.mostOutput() == 0 ? Work.USUAL_OUTPUT : request.mostOutput());
    }

    private Mono<Void> stream(ServerWebExchange exchange, Caller caller, CompletionRequest request,
            Model.Remote model) {
        ChunkRelay relay = new ChunkRelay(request.wantsUsage(), request.promptBytes());
        Flux<byte[]> events = meter
                .stream(caller, work(exchange, request, model), call -> stream(call, relay, request, model))
                .onErrorResume(UpstreamFailure.class, failure -> afterFailure(exchange, relay, model, failure));
        return EventStream.write(exchange, Pings.wanted(exchange) ? EventStream.withPings(events) : events);
    }

    private static Flux<byte[]> stream(Call call, ChunkRelay relay, CompletionRequest request, Model.Remote model) {
        call.counting(relay::usage);
        return model.upstream().stream(call.id(), request.forUpstream(model.id()))
                .map(relay::take)
                .concatWith(Mono.fromSupplier(relay::end))
                .filter(bytes -> bytes.length > 0);
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
