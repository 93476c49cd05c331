package dev.parlance.inference.completion;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;

import reactor.core.publisher.Mono;

import dev.parlance.chassis.caller.Caller;
import dev.parlance.inference.model.Model;
import dev.parlance.inference.model.Models;
import dev.parlance.inference.provider.UpstreamFailure;
import dev.parlance.inference.stream.RequestBytes;

/** {@code POST /v1/chat/completions} and its alias. */
@RestController
@EnableConfigurationProperties(CompletionSettings.class)
class CompletionsEndpoint {

    private final CompletionSettings settings;

    private final Models models;

    private final PassThrough passThrough;

    private final FromKnowledge fromKnowledge;

    CompletionsEndpoint(CompletionSettings settings, Models models, PassThrough passThrough,
            FromKnowledge fromKnowledge) {
        this.settings = settings;
        this.models = models;
        this.passThrough = passThrough;
        this.fromKnowledge = fromKnowledge;
    }

    @PostMapping({"/v1/chat/completions", "/api/v1/chat/completions"})
    Mono<Void> complete(ServerWebExchange exchange, Caller caller) {
        return RequestBytes.of(exchange, Math.toIntExact(settings.largestBody().toBytes()))
                .map(CompletionReader::read)
                .flatMap(request -> answer(exchange, caller, request))
                .onErrorMap(UpstreamFailure.class, UpstreamFailure::told);
    }

    private Mono<Void> answer(ServerWebExchange exchange, Caller caller, CompletionRequest request) {
        return models.get(request.model()).flatMap(model -> switch (model) {
            case Model.Extract builtIn -> fromKnowledge.answer(exchange, caller, request, null);
            case Model.Remote remote -> remote(exchange, caller, request, remote);
        });
    }

    private Mono<Void> remote(ServerWebExchange exchange, Caller caller, CompletionRequest request,
            Model.Remote model) {
        return passThrough.answer(exchange, caller, request, model)
                .onErrorResume(thrown -> model.chosen() && isUpstreamsFault(thrown),
                        thrown -> fromKnowledge.answer(exchange, caller, request, model.id()));
    }

    private static boolean isUpstreamsFault(Throwable thrown) {
        return thrown instanceof UpstreamFailure failure && failure.isUpstreamsFault();
    }
}
