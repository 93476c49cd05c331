package dev.parlance.inference.completion;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;

import reactor.core.publisher.Mono;

import dev.parlance.chassis.caller.Caller;
import dev.parlance.inference.extraction.Passage;
import dev.parlance.inference.gateway.AiGateway;
import dev.parlance.inference.gateway.Preparation;
import dev.parlance.inference.gateway.Preparation.Prepared;
import dev.parlance.inference.model.Model;
import dev.parlance.inference.provider.UpstreamFailure;
import dev.parlance.inference.stream.RequestBytes;

/** {@code POST /v1/chat/completions} and its alias. */
@RestController
@EnableConfigurationProperties(CompletionSettings.class)
class CompletionsEndpoint {

    private final CompletionSettings settings;

    private final Addressees addressees;

    private final Preparation preparation;

    private final PassThrough passThrough;

    private final FromKnowledge fromKnowledge;

    CompletionsEndpoint(CompletionSettings settings, Addressees addressees, Preparation preparation,
            PassThrough passThrough, FromKnowledge fromKnowledge) {
        this.settings = settings;
        this.addressees = addressees;
        this.preparation = preparation;
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
        return addressees.get(caller, request.model()).flatMap(addressee -> switch (addressee) {
            case Addressee.Direct direct -> answer(exchange, caller, request, direct.model());
            case Addressee.Behind behind -> through(exchange, caller, request, behind.gateway());
        });
    }

    private Mono<Void> answer(ServerWebExchange exchange, Caller caller, CompletionRequest request, Model model) {
        return switch (model) {
            case Model.Extract builtIn -> fromKnowledge.answer(exchange, caller, request, null, null);
            case Model.Remote remote -> remote(new Task(exchange, caller, request, remote, List.of()), request, null);
        };
    }

    private Mono<Void> through(ServerWebExchange exchange, Caller caller, CompletionRequest request,
            AiGateway gateway) {
        return preparation.prepare(caller, gateway, request.body())
                .flatMap(prepared -> prepared(exchange, caller, request, prepared));
    }

    private Mono<Void> prepared(ServerWebExchange exchange, Caller caller, CompletionRequest asked,
            Prepared prepared) {
        return switch (prepared.model()) {
            case Model.Extract builtIn ->
                fromKnowledge.answer(exchange, caller, asked, prepared.passages(), null);
            case Model.Remote remote -> remote(new Task(exchange, caller, CompletionReader.read(prepared.body()),
                    remote, prepared.replies()), asked, prepared.passages());
        };
    }

    /**
     * @param asked what the caller has asked, before any gateway
     * @param passages what gateways have found for it
     */
    private Mono<Void> remote(Task task, CompletionRequest asked, @Nullable List<Passage> passages) {
        Model.Remote model = task.model();
        return passThrough.answer(task)
                .onErrorResume(thrown -> model.chosen() && isUpstreamsFault(thrown),
                        thrown -> instead(task, asked, passages));
    }

    private Mono<Void> instead(Task failed, CompletionRequest asked, @Nullable List<Passage> passages) {
        Model.Remote next = failed.model().instead();
        return next == null
                ? fromKnowledge.answer(failed.exchange(), failed.caller(), asked, passages, failed.model().id())
                : remote(new Task(failed.exchange(), failed.caller(), failed.request(), next, failed.replies()), asked,
                        passages);
    }

    private static boolean isUpstreamsFault(Throwable thrown) {
        return thrown instanceof UpstreamFailure failure && failure.isUpstreamsFault();
    }
}
