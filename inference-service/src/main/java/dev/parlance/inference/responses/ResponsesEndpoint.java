package dev.parlance.inference.responses;

import java.nio.charset.StandardCharsets;
import java.time.Clock;

import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import dev.parlance.chassis.caller.Caller;
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

/** {@code POST /v1/responses}. Nothing is stored: a request brings its whole conversation. */
@RestController
class ResponsesEndpoint {

    private final CompletionSettings settings;

    private final Completions completions;

    private final Clock clock;

    ResponsesEndpoint(CompletionSettings settings, Completions completions, Clock clock) {
        this.settings = settings;
        this.completions = completions;
        this.clock = clock;
    }

    @PostMapping("/v1/responses")
    Mono<Void> respond(ServerWebExchange exchange, Caller caller) {
        return RequestBytes.of(exchange, Math.toIntExact(settings.largestBody().toBytes()))
                .map(body -> RequestReader.read(Members.of(body)))
                .flatMap(request -> respond(exchange, caller, request))
                .onErrorMap(UpstreamFailure.class, UpstreamFailure::told);
    }

    private Mono<Void> respond(ServerWebExchange exchange, Caller caller, ResponseRequest request) {
        Route route = new Route("openai", exchange.getRequest().getPath().value());
        Flux<Part> parts = completions.answer(caller, route, request.chat());
        ResponseText text = new ResponseText(Mark.now(clock), request.echo());
        return request.stream()
                ? stream(exchange, parts, new ResponseEncoder(text, request.model()))
                : whole(exchange, parts, text);
    }

    private static Mono<Void> whole(ServerWebExchange exchange, Flux<Part> parts, ResponseText text) {
        return Answer.of(parts).map(answer -> WholeResponse.of(text, answer))
                .flatMap(response -> JsonAnswer.write(exchange, response.getBytes(StandardCharsets.UTF_8)));
    }

    private static Mono<Void> stream(ServerWebExchange exchange, Flux<Part> parts, ResponseEncoder encoder) {
        Flux<byte[]> events = parts.map(encoder::events).filter(written -> written.length > 0)
                .onErrorResume(thrown -> MidStream.after(exchange, thrown, encoder::failed));
        return EventStream.write(exchange, Pings.wanted(exchange) ? EventStream.withPings(events) : events);
    }
}
