package dev.parlance.inference.completion;

import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import dev.parlance.chassis.caller.Caller;
import dev.parlance.inference.model.Model;
import dev.parlance.inference.provider.UpstreamFailure;
import dev.parlance.inference.stream.Part;
import dev.parlance.inference.stream.RequestBytes;

/**
 * {@code POST /v1/chat/completions} and its alias. Where the model's answer needs no change it goes through as the bytes it
 * comes as; all others are made part by part.
 */
@RestController
@EnableConfigurationProperties(CompletionSettings.class)
class CompletionsEndpoint {

    private static final String LEVEL = "X-Model-Routed-Complexity";

    private final CompletionSettings settings;

    private final Addressees addressees;

    private final PassThrough passThrough;

    private final Completions completions;

    private final Wording wording;

    private final Keeping keeping;

    private final JsonMapper json;

    CompletionsEndpoint(CompletionSettings settings, Addressees addressees, PassThrough passThrough,
            Completions completions, Wording wording, Keeping keeping, JsonMapper json) {
        this.settings = settings;
        this.addressees = addressees;
        this.passThrough = passThrough;
        this.completions = completions;
        this.wording = wording;
        this.keeping = keeping;
        this.json = json;
    }

    @PostMapping({"/v1/chat/completions", "/api/v1/chat/completions"})
    Mono<Void> complete(ServerWebExchange exchange, Caller caller) {
        return RequestBytes.of(exchange, Math.toIntExact(settings.largestBody().toBytes()))
                .map(CompletionReader::read)
                .doOnNext(request -> keeping.begin(exchange, caller, request.body()))
                .flatMap(request -> answer(exchange, caller, request))
                .onErrorMap(UpstreamFailure.class, UpstreamFailure::told);
    }

    private Mono<Void> answer(ServerWebExchange exchange, Caller caller, CompletionRequest request) {
        return request.isPlain() && !caller.publishable()
                ? addressees.get(caller, request.model())
                        .flatMap(addressee -> answer(exchange, caller, request, addressee))
                : prepared(exchange, caller, request, null);
    }

    private Mono<Void> answer(ServerWebExchange exchange, Caller caller, CompletionRequest request,
            Addressee addressee) {
        return addressee instanceof Addressee.Direct direct && direct.model() instanceof Model.Remote remote
                ? through(new Task(exchange, caller, request, remote),
                        () -> completions.ready(caller, Routes.of(exchange), tree(request), request.isPlain(),
                                addressee))
                : prepared(exchange, caller, request, addressee);
    }

    /** @param known who is meant, where that was found already; it is asked of the database */
    private Mono<Void> prepared(ServerWebExchange exchange, Caller caller, CompletionRequest request,
            @Nullable Addressee known) {
        return completions.ready(caller, Routes.of(exchange), tree(request), request.isPlain(), known)
                .flatMap(ready -> answer(exchange, request, ready));
    }

    private Mono<Void> answer(ServerWebExchange exchange, CompletionRequest request, Ready ready) {
        if (ready.level() != null) {
            exchange.getResponse().getHeaders().set(LEVEL, ready.level());
        }
        return ready.isPlain() && ready.model() instanceof Model.Remote remote
                ? through(Task.of(exchange, ready, remote, json), () -> Mono.just(ready))
                : told(exchange, request, ready);
    }

    private Mono<Void> told(ServerWebExchange exchange, CompletionRequest request, Ready ready) {
        Flux<Part> parts = Keeping.parts(exchange, completions.answer(ready));
        return ready.onlyJson() ? wording.onlyJson(exchange, request, parts) : told(exchange, request, parts);
    }

    private Mono<Void> told(ServerWebExchange exchange, CompletionRequest request, Flux<Part> parts) {
        return request.stream()
                ? wording.stream(exchange, request.model(), request.wantsUsage(), parts)
                : wording.whole(exchange, parts);
    }

    /** @param ready what the built-in model needs to step in for one that we have chosen */
    private Mono<Void> through(Task task, Supplier<Mono<Ready>> ready) {
        Model.Remote model = task.model();
        return passThrough.answer(task)
                .onErrorResume(thrown -> model.chosen() && Completions.isUpstreamsFault(thrown),
                        thrown -> instead(task, ready));
    }

    private Mono<Void> instead(Task failed, Supplier<Mono<Ready>> ready) {
        Model.Remote next = failed.model().instead();
        return next == null
                ? ready.get().flatMap(then -> told(failed.exchange(), failed.request(),
                        Keeping.parts(failed.exchange(), completions.builtIn(then, failed.model().id()))))
                : through(failed.with(next), ready);
    }

    private ObjectNode tree(CompletionRequest request) {
        return json.readValue(request.body(), ObjectNode.class);
    }
}
