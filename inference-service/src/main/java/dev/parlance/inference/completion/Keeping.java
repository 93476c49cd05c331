package dev.parlance.inference.completion;

import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.SignalType;

import dev.parlance.chassis.caller.Caller;
import dev.parlance.inference.conversation.Outcome;
import dev.parlance.inference.conversation.Recording;
import dev.parlance.inference.conversation.Records;
import dev.parlance.inference.stream.Answer;
import dev.parlance.inference.stream.Part;
import dev.parlance.inference.stream.TokenUsage;

/** Hands completions over to be written down, where their account wants that. */
@Component
final class Keeping {

    private static final String ATTRIBUTE = Recording.class.getName();

    private final Records records;

    Keeping(Records records) {
        this.records = records;
    }

    void begin(ServerWebExchange exchange, Caller caller, byte[] request) {
        exchange.getAttributes().put(ATTRIBUTE, records.begin(caller, request));
    }

    private static Recording of(ServerWebExchange exchange) {
        return exchange.getAttributeOrDefault(ATTRIBUTE, Recording.NONE);
    }

    /** Events as they are sent, without pings. */
    static Flux<byte[]> events(Task task, ChunkRelay relay, Flux<byte[]> events) {
        Recording recording = of(task.exchange());
        return recording == Recording.NONE
                ? events
                : events.doOnNext(recording::events).doFinally(signal -> recording.end(
                        relay.isWhole() ? Outcome.WHOLE : outcome(signal), task.model().id(), relay.usage()));
    }

    static Mono<byte[]> whole(Task task, Mono<byte[]> answer) {
        Recording recording = of(task.exchange());
        return answer.doOnNext(recording::whole)
                .doFinally(signal -> recording.end(outcome(signal), task.model().id(), TokenUsage.NOTHING));
    }

    static Flux<Part> parts(ServerWebExchange exchange, Flux<Part> parts) {
        Recording recording = of(exchange);
        if (recording == Recording.NONE) {
            return parts;
        }
        Answer answer = new Answer();
        return parts.doOnNext(answer::add)
                .doFinally(signal -> {
                    recording.text(answer.text());
                    recording.end(outcome(signal), answer.model(), answer.usage());
                });
    }

    private static Outcome outcome(SignalType signal) {
        return switch (signal) {
            case ON_COMPLETE -> Outcome.WHOLE;
            case CANCEL -> Outcome.CUT;
            default -> Outcome.FAILED;
        };
    }
}
