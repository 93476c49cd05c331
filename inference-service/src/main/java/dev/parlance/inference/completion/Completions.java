package dev.parlance.inference.completion;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.node.ObjectNode;

import dev.parlance.chassis.caller.Caller;
import dev.parlance.chassis.failure.Failure;
import dev.parlance.chassis.identity.Ids;
import dev.parlance.inference.aside.Aide;
import dev.parlance.inference.gateway.AiGateway;
import dev.parlance.inference.gateway.Preparation;
import dev.parlance.inference.gateway.Preparation.Prepared;
import dev.parlance.inference.generation.Generations;
import dev.parlance.inference.generation.Wanted;
import dev.parlance.inference.inquiry.Inquiry;
import dev.parlance.inference.media.MediaKind;
import dev.parlance.inference.media.Preprocessing;
import dev.parlance.inference.media.Preprocessing.Turned;
import dev.parlance.inference.metering.Route;
import dev.parlance.inference.model.Model;
import dev.parlance.inference.provider.UpstreamFailure;
import dev.parlance.inference.stream.Part;
import dev.parlance.inference.structure.Demand;
import dev.parlance.inference.tool.Toolbox;

/** Answers requests of the OpenAI shape, whatever shape the answer is to take. */
@Component
public final class Completions {

    private final Addressees addressees;

    private final Preparation preparation;

    private final Generations generations;

    private final FromKnowledge fromKnowledge;

    private final Preprocessing preprocessing;

    Completions(Addressees addressees, Preparation preparation, Generations generations,
            FromKnowledge fromKnowledge, Preprocessing preprocessing) {
        this.preprocessing = preprocessing;
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
    public Flux<Part> answer(Caller caller, Route route, ObjectNode request) {
        return ready(caller, route, request, false, null).flatMapMany(this::answer);
    }

    /**
     * Fails where the request is not one, or names nobody.
     *
     * @param judged whether its form has been judged and is the OpenAI shape's alone
     * @param known who is meant; absent where that is still to be found
     */
    Mono<Ready> ready(Caller caller, Route route, ObjectNode request, boolean judged, @Nullable Addressee known) {
        return Mono.defer(() -> {
            if (caller.publishable()) {
                PublishableSurface.demand(request);
            }
            Extensions extensions = Extensions.take(request);
            if (!judged) {
                CompletionReader.judge(request);
            }
            Inquiry inquiry = inquiry(caller, route, request, extensions);
            extensions.leave(MediaKind.MEMBER, request);
            return demand(caller, request, extensions)
                    .flatMap(demand -> ready(inquiry, request, extensions, demand, known));
        });
    }

    private Mono<Ready> ready(Inquiry inquiry, ObjectNode request, Extensions extensions, Demand demand,
            @Nullable Addressee known) {
        Mono<Addressee> meant = known != null
                ? Mono.just(known)
                : addressees.get(inquiry.caller(), request.path("model").stringValue());
        return meant.flatMap(addressee -> ready(inquiry, request, extensions, addressee))
                .map(ready -> formed(ready, demand));
    }

    /** A schema may take a while to judge, and the thread that passes streams on is not to wait for it. */
    private static Mono<Demand> demand(Caller caller, ObjectNode request, Extensions extensions) {
        Mono<Demand> taken = Mono.fromCallable(() -> Demand.take(caller, request, extensions.rest()));
        return Demand.holdsSchema(request, extensions.rest()) ? taken.subscribeOn(Schedulers.parallel()) : taken;
    }

    private static Inquiry inquiry(Caller caller, Route route, ObjectNode request, Extensions extensions) {
        String conversation = Objects.requireNonNullElseGet(extensions.conversation(), () -> Ids.next().toString());
        return new Inquiry(caller, route, request.path("user").stringValueOpt().orElse(null), extensions.metadata(),
                Inquiry.COMPLETIONS, conversation);
    }

    private Mono<Ready> ready(Inquiry inquiry, ObjectNode request, Extensions extensions, Addressee addressee) {
        return switch (addressee) {
            case Addressee.Direct direct -> read(inquiry, request, direct.model())
                    .map(turned -> direct(inquiry, turned, extensions, direct.model()));
            case Addressee.Behind behind -> behind(inquiry, request, extensions, behind.gateway());
        };
    }

    /** Media the request wants turned into text; behind gateways that is done with all that belongs to them. */
    private Mono<Turned> read(Inquiry inquiry, ObjectNode request, Model model) {
        Set<MediaKind> kinds = MediaKind.read(request.remove(MediaKind.MEMBER));
        return preprocessing.turn(inquiry, kinds, request, Mono.just(Aide.of(model)));
    }

    private static Ready direct(Inquiry inquiry, Turned turned, Extensions extensions, Model model) {
        refuseMore(extensions, model);
        Toolbox none = Toolbox.empty().explaining(extensions.explanations().orElse(false));
        return new Ready(inquiry, turned.request(), model, turned.request(), none, List.of(), null, null,
                turned.charges(), extensions.inBlocks(), false, null, false);
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
        if (prepared.withheld()) {
            return withheld(inquiry, extensions, prepared);
        }
        Toolbox tools = extensions.explanations().map(prepared.tools()::explaining).orElse(prepared.tools());
        return new Ready(inquiry, request, prepared.model(), prepared.body(), tools, prepared.replies(),
                prepared.passages(), null, prepared.charges(), extensions.inBlocks(), false, prepared.level(), false);
    }

    /** Nobody hears what was asked, and nothing is done about it. */
    private static Ready withheld(Inquiry inquiry, Extensions extensions, Prepared prepared) {
        prepared.body().remove(List.of("tools", "tool_choice"));
        return new Ready(inquiry, prepared.body(), prepared.model(), prepared.body(), Toolbox.empty(),
                prepared.replies(), List.of(), null, prepared.charges(), extensions.inBlocks(), false,
                prepared.level(), true);
    }

    /** What waits for a gateway has waited long enough. */
    private static Ready formed(Ready ready, Demand demand) {
        ready.body().remove(Demand.SCHEMA);
        if (ready.withheld()) {
            return ready;
        }
        if (demand.structure() != null && ready.model() instanceof Model.Extract) {
            throw Failure.badRequest("structure_not_supported",
                    "The built-in model answers in sentences; it cannot give its answers another form.");
        }
        return ready.formed(demand.structure(), demand.onlyJson());
    }

    private static void refuseMore(Extensions extensions, Model model) {
        boolean own = model instanceof Model.Remote remote && remote.own();
        if (extensions.more() != null && !own) {
            throw Failure.badRequest("unsupported_parameter",
                    "The field 'extra_body' is for AI gateways to a provider of the account's own.")
                    .withField("extra_body");
        }
    }

    /** Another model steps in for one that we have chosen, last the built-in one, as long as nothing has come from it. */
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
        boolean replaceable = model.chosen() && (ready.structure() == null || model.instead() != null);
        return parts.onErrorResume(thrown -> !begun.get() && replaceable && isUpstreamsFault(thrown),
                thrown -> instead(ready, model));
    }

    private Flux<Part> instead(Ready ready, Model.Remote failed) {
        Model.Remote next = failed.instead();
        return next == null ? builtIn(ready, failed.id()) : remote(ready, next);
    }

    /** @param insteadOf the model that should have answered and could not */
    Flux<Part> builtIn(Ready ready, @Nullable String insteadOf) {
        return fromKnowledge.answer(ready.inquiry(), ready.asked(), ready.passages(), insteadOf);
    }

    static boolean isUpstreamsFault(Throwable thrown) {
        return thrown instanceof UpstreamFailure failure && failure.isUpstreamsFault();
    }
}
