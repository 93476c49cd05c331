package dev.parlance.inference.completion;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.regex.Pattern;

import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

import dev.parlance.inference.stream.Answer;
import dev.parlance.inference.stream.EventStream;
import dev.parlance.inference.stream.JsonAnswer;
import dev.parlance.inference.stream.Part;

/** Tells callers an answer in the OpenAI shape. */
@Component
final class Wording {

    private static final Pattern LINE_BREAKS = Pattern.compile("[\r\n]+");

    private final Clock clock;

    private final JsonMapper json;

    Wording(Clock clock, JsonMapper json) {
        this.clock = clock;
        this.json = json;
    }

    Mono<Void> whole(ServerWebExchange exchange, Flux<Part> parts) {
        return Answer.of(parts)
                .map(answer -> WholeCompletion.of(Stamp.now(clock), answer, json))
                .flatMap(text -> JsonAnswer.write(exchange, text.getBytes(StandardCharsets.UTF_8)));
    }

    /** The text alone, which is JSON; calls of the caller's tools, which need more words, as a whole completion. */
    Mono<Void> onlyJson(ServerWebExchange exchange, CompletionRequest request, Flux<Part> parts) {
        Mono<String> json = Answer.of(parts).map(this::onlyJson);
        if (!request.stream()) {
            return json.flatMap(text -> JsonAnswer.write(exchange, text.getBytes(StandardCharsets.UTF_8)));
        }
        ChunkEncoder encoder = new ChunkEncoder(Stamp.now(clock), request.model(), false, this.json);
        return stream(exchange, encoder, json.flatMapMany(
                text -> Flux.just(EventStream.data(text), EventStream.data(ChunkEncoder.DONE))));
    }

    /** On one line, as events have it: in JSON a line break stands between its parts only. */
    private String onlyJson(Answer answer) {
        return answer.calls().isEmpty()
                ? LINE_BREAKS.matcher(answer.text()).replaceAll(" ")
                : WholeCompletion.of(Stamp.now(clock), answer, json);
    }

    Mono<Void> stream(ServerWebExchange exchange, String model, boolean wantsUsage, Flux<Part> parts) {
        ChunkEncoder encoder = new ChunkEncoder(Stamp.now(clock), model, wantsUsage, json);
        return stream(exchange, encoder, parts.concatMap(encoder::events));
    }

    private static Mono<Void> stream(ServerWebExchange exchange, ChunkEncoder encoder, Flux<byte[]> told) {
        Flux<byte[]> events = told.onErrorResume(
                thrown -> MidStream.after(exchange, thrown, failure -> encoder.failed(failure.text())));
        return EventStream.write(exchange, Pings.wanted(exchange) ? EventStream.withPings(events) : events);
    }
}
