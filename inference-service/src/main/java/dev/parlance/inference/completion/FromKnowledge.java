package dev.parlance.inference.completion;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

import dev.parlance.chassis.caller.Caller;
import dev.parlance.chassis.failure.Failure;
import dev.parlance.inference.answer.Extracts;
import dev.parlance.inference.extraction.Passage;
import dev.parlance.inference.metering.Meter;
import dev.parlance.inference.metering.Work;
import dev.parlance.inference.model.Model;
import dev.parlance.inference.stream.Answer;
import dev.parlance.inference.stream.EventStream;
import dev.parlance.inference.stream.JsonAnswer;
import dev.parlance.inference.stream.Part;
import dev.parlance.inference.stream.TokenCount;

/** Answers with the built-in model, which finds the answer in the caller's knowledge. */
@Component
final class FromKnowledge {

    private final Meter meter;

    private final Extracts extracts;

    private final Clock clock;

    private final JsonMapper json;

    FromKnowledge(Meter meter, Extracts extracts, Clock clock, JsonMapper json) {
        this.meter = meter;
        this.extracts = extracts;
        this.clock = clock;
        this.json = json;
    }

    /**
     * @param passages to answer from; absent stands for what the caller's own knowledge holds
     * @param insteadOf the model that should have answered and could not
     */
    Mono<Void> answer(ServerWebExchange exchange, Caller caller, CompletionRequest request,
            @Nullable List<Passage> passages, @Nullable String insteadOf) {
        UserTexts said = UserTexts.of(request.body(), json);
        Work work = new Work(Model.EXTRACT, Routes.of(exchange), TokenCount.ofBytes(request.promptBytes()),
                Extracts.USUAL_OUTPUT);
        Flux<Part> parts = meter.stream(caller, work,
                call -> parts(caller, said, passages, insteadOf).doOnNext(call::watch));
        return request.stream() ? stream(exchange, request, parts) : whole(exchange, parts);
    }

    private Flux<Part> parts(Caller caller, UserTexts said, @Nullable List<Passage> passages,
            @Nullable String insteadOf) {
        return passages == null
                ? extracts.answer(caller, said.question(), said.earlier(), insteadOf)
                : extracts.answer(said.question(), said.earlier(), passages, insteadOf);
    }

    private Mono<Void> whole(ServerWebExchange exchange, Flux<Part> parts) {
        return Answer.of(parts)
                .map(answer -> WholeCompletion.of(Stamp.now(clock), answer, meter.billed(Model.EXTRACT, answer.usage()),
                        json))
                .flatMap(text -> JsonAnswer.write(exchange, text.getBytes(StandardCharsets.UTF_8)));
    }

    private Mono<Void> stream(ServerWebExchange exchange, CompletionRequest request, Flux<Part> parts) {
        ChunkEncoder encoder = new ChunkEncoder(Stamp.now(clock), Model.EXTRACT, request.wantsUsage(), json);
        Flux<byte[]> events = parts.concatMap(encoder::events)
                .onErrorResume(Failure.class, failure -> afterFailure(exchange, encoder, failure));
        return EventStream.write(exchange, Pings.wanted(exchange) ? EventStream.withPings(events) : events);
    }

    private static Flux<byte[]> afterFailure(ServerWebExchange exchange, ChunkEncoder encoder, Failure failure) {
        return exchange.getResponse().isCommitted()
                ? Flux.just(encoder.failed(failure.text()))
                : Flux.error(failure);
    }
}
