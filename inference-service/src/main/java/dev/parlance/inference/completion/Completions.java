package dev.parlance.inference.completion;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

import dev.parlance.chassis.caller.Caller;
import dev.parlance.chassis.failure.Failure;
import dev.parlance.chassis.identity.Ids;
import dev.parlance.inference.gateway.AiGateway;
import dev.parlance.inference.gateway.Preparation;
import dev.parlance.inference.gateway.Preparation.Prepared;
import dev.parlance.inference.generation.Generations;
import dev.parlance.inference.generation.Wanted;
import dev.parlance.inference.inquiry.Inquiry;
import dev.parlance.inference.metering.Route;
import dev.parlance.inference.model.Model;
import dev.parlance.inference.provider.UpstreamFailure;
import dev.parlance.inference.stream.Part;
import dev.parlance.inference.tool.Toolbox;

/** Answers requests of the OpenAI shape, whatever shape the answer is to take. */
@Component
final class Completions {

    private final Addressees addressees;

    private final Preparation preparation;

    private final Generations generations;

    private final FromKnowledge fromKnowledge;

    Completions(Addressees addressees, Preparation preparation, Generations generations,
            FromKnowledge fromKnowledge) {
        this.addressees = addressees;
        this.preparation = preparation;
        this.generations = generations;
        this.fromKnowledge = fromKnowledge;
    }

    /**
     * The answer as it is made. Fails with an {@link UpstreamFailure} or a {@link Failure}; once parts have come that is how
     * the answer ends.
     *
     * @param request of the OpenAI shape, with the platform's extensions; it is judged here
     */
    Flux<Part> answer(Caller caller, Route route, ObjectNode request) {
        return ready(caller, route, request, false).flatMapMany(this::answer);
    }

    /**
     * Fails where the request is not one, or names nobody.
     *
     * @param judged whether its form has been judged and is the OpenAI shape's alone
     */
    Mono<Ready> ready(Caller caller, Route route, ObjectNode request, boolean judged) {
        return Mono.defer(() -> {
            if (caller.publishable()) {
                PublishableSurface.demand(request);
            }
            Extensions extensions = Extensions.take(request);
            if (!judged) {
                CompletionReader.judge(request);
            }
            Inquiry inquiry = inquiry(caller, route, request, extensions);
            return addressees.get(caller, request.path("model").stringValue())
                    .flatMap(addressee -> ready(inquiry, request, extensions, addressee));
        });
    }

    private static Inquiry inquiry(Caller caller, Route route, ObjectNode request, Extensions extensions) {
        String conversation = Objects.requireNonNullElseGet(extensions.conversation(), () -> Ids.next().toString());
        return new Inquiry(caller, route, request.path("user").stringValueOpt().orElse(null), extensions.metadata(),
                Inquiry.COMPLETIONS, conversation);
    }

    private Mono<Ready> ready(Inquiry inquiry, ObjectNode request, Extensions extensions, Addressee addressee) {
        return switch (addressee) {
            case Addressee.Direct direct ->
                Mono.fromSupplier(() -> direct(inquiry, request, extensions, direct.model()));
            case Addressee.Behind behind -> behind(inquiry, request, extensions, behind.gateway());
        };
    }

    private static Ready direct(Inquiry inquiry, ObjectNode request, Extensions extensions, Model model) {
        refuseMore(extensions, model);
        Toolbox none = Toolbox.empty().explaining(extensions.explanations().orElse(false));
        return new Ready(inquiry, request, model, request, none, List.of(), null, null, List.of(),
                extensions.inBlocks());
    }

    private Mono<Ready> behind(Inquiry inquiry, ObjectNode request, Extensions extensions, AiGateway gateway) {
        return preparation.prepare(inquiry, gateway, request)
                .map(prepared -> prepared(inquiry, request, extensions, prepared));
    }

    private static Ready prepared(Inquiry inquiry, ObjectNode request, Extensions extensions, Prepared prepared) {
        refuseMore(extensions, prepared.model());
        if (extensions.more() != null) {
            extensions.more().properties().forEach(member -> prepared.body().set(member.getKey(), member.getValue()));
        }
        Toolbox tools = extensions.explanations().map(prepared.tools()::explaining).orElse(prepared.tools());
        return new Ready(inquiry, request, prepared.model(), prepared.body(), tools, prepared.replies(),
                prepared.passages(), null, prepared.charges(), extensions.inBlocks());
    }

    private static void refuseMore(Extensions extensions, Model model) {
        boolean own = model instanceof Model.Remote remote && remote.own();
        if (extensions.more() != null && !own) {
            throw Failure.badRequest("unsupported_parameter",
                    "The field 'extra_body' is for AI gateways to a provider of the account's own.")
                    .withField("extra_body");
        }
    }

    /** The built-in model steps in for one that we have chosen, as long as nothing has come from it. */
    Flux<Part> answer(Ready ready) {
        Flux<Part> parts = switch (ready.model()) {
            case Model.Extract builtIn -> builtIn(ready, null);
            case Model.Remote remote -> remote(ready, remote);
        };
        return ready.inBlocks() ? TextualBlocks.of(parts) : parts;
    }

    private Flux<Part> remote(Ready ready, Model.Remote model) {
        AtomicBoolean begun = new AtomicBoolean();
        Flux<Part> parts = generations.answer(new Wanted(ready.inquiry(), model, ready.body(), ready.tools(),
                ready.replies(), ready.structure(), ready.charges())).doOnNext(part -> begun.set(true));
        return parts.onErrorResume(thrown -> !begun.get() && model.chosen() && isUpstreamsFault(thrown),
                thrown -> builtIn(ready, model.id()));
    }

    /** @param insteadOf the model that should have answered and could not */
    Flux<Part> builtIn(Ready ready, @Nullable String insteadOf) {
        return fromKnowledge.answer(ready.inquiry(), ready.asked(), ready.passages(), insteadOf);
    }

    static boolean isUpstreamsFault(Throwable thrown) {
        return thrown instanceof UpstreamFailure failure && failure.isUpstreamsFault();
    }
}
