package dev.parlance.inference.messages;

import java.nio.charset.StandardCharsets;

import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import dev.parlance.chassis.caller.Caller;
import dev.parlance.chassis.identity.Ids;
import dev.parlance.inference.completion.CompletionSettings;
import dev.parlance.inference.completion.Completions;
import dev.parlance.inference.completion.MidStream;
import dev.parlance.inference.completion.Pings;
import dev.parlance.inference.metering.Route;
import dev.parlance.inference.provider.UpstreamFailure;
import dev.parlance.inference.stream.Answer;
import dev.parlance.inference.stream.EventStream;
import dev.parlance.inference.stream.JsonAnswer;
import dev.parlance.inference.stream.Part;
import dev.parlance.inference.stream.RequestBytes;
import dev.parlance.inference.translation.Members;

/** {@code POST /v1/messages}. */
@RestController
class MessagesEndpoint {

    private final CompletionSettings settings;

    private final Completions completions;

    MessagesEndpoint(CompletionSettings settings, Completions completions) {
        this.settings = settings;
        this.completions = completions;
    }

    @PostMapping("/v1/messages")
    Mono<Void> answer(ServerWebExchange exchange, Caller caller) {
        return RequestBytes.of(exchange, Math.toIntExact(settings.largestBody().toBytes()))
                .map(body -> RequestReader.read(Members.of(body)))
                .flatMap(request -> answer(exchange, caller, request))
                .onErrorMap(UpstreamFailure.class, UpstreamFailure::told);
    }

    private Mono<Void> answer(ServerWebExchange exchange, Caller caller, MessageRequest request) {
        Route route = new Route("messages", exchange.getRequest().getPath().value());
        Flux<Part> parts = completions.answer(caller, route, request.chat());
        String id = Ids.next().toString().replace("-", "");
        return request.stream()
                ? stream(exchange, parts,
                        new MessageEncoder(id, request.length(), request.thinking(), caller.requestId()))
                : whole(exchange, parts, id, request.thinking());
    }

    private static Mono<Void> whole(ServerWebExchange exchange, Flux<Part> parts, String id, boolean thinking) {
        return Answer.of(parts).map(answer -> WholeMessage.of(id, answer, thinking))
                .flatMap(message -> JsonAnswer.write(exchange, message.getBytes(StandardCharsets.UTF_8)));
    }

    private static Mono<Void> stream(ServerWebExchange exchange, Flux<Part> parts, MessageEncoder encoder) {
        Flux<byte[]> events = parts.map(encoder::events).filter(written -> written.length > 0)
                .onErrorResume(thrown -> MidStream.after(exchange, thrown, encoder::failed));
        return EventStream.write(exchange,
                Pings.wanted(exchange) ? EventStream.withPings(events, MessageEncoder.PING) : events);
    }
}
