package dev.parlance.inference.completion;

import java.nio.charset.StandardCharsets;
import java.time.Clock;

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

    Mono<Void> stream(ServerWebExchange exchange, String model, boolean wantsUsage, Flux<Part> parts) {
        ChunkEncoder encoder = new ChunkEncoder(Stamp.now(clock), model, wantsUsage, json);
        Flux<byte[]> events = parts.concatMap(encoder::events)
                .onErrorResume(thrown -> MidStream.after(exchange, thrown,
                        failure -> encoder.failed(failure.text())));
        return EventStream.write(exchange, Pings.wanted(exchange) ? EventStream.withPings(events) : events);
    }
}
