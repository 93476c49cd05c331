package dev.parlance.inference.answer;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

import dev.parlance.chassis.caller.Caller;
import dev.parlance.inference.brand.BrandProfile;
import dev.parlance.inference.conversation.Turn;
import dev.parlance.inference.extraction.Passage;
import dev.parlance.inference.gateway.AiGateway;
import dev.parlance.inference.gateway.Preparation;
import dev.parlance.inference.gateway.Preparation.Prepared;
import dev.parlance.inference.generation.Generations;
import dev.parlance.inference.generation.Wanted;
import dev.parlance.inference.metering.Meter;
import dev.parlance.inference.metering.Route;
import dev.parlance.inference.metering.Work;
import dev.parlance.inference.model.Model;
import dev.parlance.inference.model.Models;
import dev.parlance.inference.model.PlanModels;
import dev.parlance.inference.provider.UpstreamFailure;
import dev.parlance.inference.retrieval.Knowledge;
import dev.parlance.inference.stream.Part;
import dev.parlance.inference.stream.TokenCount;
import dev.parlance.inference.tool.Toolbox;

/**
 * Answers a turn: first the account's knowledge is searched, then a model words an answer from what was found. Where a model
 * we have chosen fails before its first word, the built-in one steps in and says so.
 */
final class Answers {

    private static final Logger log = LoggerFactory.getLogger(Answers.class);

    private static final Manner GROUNDED = new Manner.Grounded();

    private final Meter meter;

    private final Models models;

    private final PlanModels planModels;

    private final Knowledge knowledge;

    private final Extracts extracts;

    private final Preparation preparation;

    private final Generations generations;

    private final Prompt prompt;

    Answers(Meter meter, Models models, PlanModels planModels, Knowledge knowledge, Extracts extracts,
            Preparation preparation, Generations generations, Prompt prompt) {
        this.meter = meter;
        this.models = models;
        this.planModels = planModels;
        this.knowledge = knowledge;
        this.extracts = extracts;
        this.preparation = preparation;
        this.generations = generations;
        this.prompt = prompt;
    }

    /** From the account's knowledge, with the model that is chosen for all. */
    Flux<Part> answer(Caller caller, Route route, Turn turn) {
        return Mono.zip(models.preferred(), task(caller, route, turn, GROUNDED))
                .flatMapMany(known -> from(known.getT1(), known.getT2()));
    }

    /** From passages that were found otherwise, with a model the caller has chosen. */
    Flux<Part> answer(Caller caller, Route route, Turn turn, Model model, List<Passage> passages) {
        return from(model, new Task(caller, route, turn, turn.question(), passages, GROUNDED));
    }

    /** As a colleague who has read the account's sources and speaks in its name. */
    Flux<Part> assist(Caller caller, Route route, Turn turn, Target target, BrandProfile brand) {
        return task(caller, route, turn, new Manner.Assisting(brand)).flatMapMany(task -> switch (target) {
            case Target.Direct direct -> from(direct.model(), task);
            case Target.Behind behind -> behind(behind.gateway(), task);
        });
    }

    private Mono<Task> task(Caller caller, Route route, Turn turn, Manner manner) {
        return extracts.understood(turn.question(), turn.earlierQuestions())
                .flatMap(question -> knowledge.passages(caller, question)
                        .map(passages -> new Task(caller, route, turn, question, passages, manner)));
    }

    private Flux<Part> from(Model model, Task task) {
        return switch (model) {
            case Model.Remote remote when task.needsModel() -> remote(remote, task);
            default -> builtIn(task, null);
        };
    }

    private Flux<Part> builtIn(Task task, @Nullable String insteadOf) {
        Work work = new Work(Model.EXTRACT, task.route(), TokenCount.of(task.question()), Extracts.USUAL_OUTPUT);
        return meter.stream(task.caller(), work,
                call -> extracts.from(task.question(), task.passages(), insteadOf).doOnNext(call::watch));
    }

    private Flux<Part> remote(Model.Remote model, Task task) {
        List<Passage> given = Prompt.given(task.passages());
        ObjectNode body = prompt.body(model.id(), task.turn(), given, task.manner());
        return generated(new Wanted(task.inquiry(), model, body, Toolbox.empty(), List.of(), null, List.of()), task);
    }

    private Flux<Part> behind(AiGateway gateway, Task task) {
        ObjectNode body = prompt.body(gateway.slug(), task.turn(), Prompt.given(task.passages()), task.manner());
        return preparation.prepare(task.inquiry(), gateway, body).flatMapMany(prepared -> prepared(prepared, task));
    }

    private Flux<Part> prepared(Prepared prepared, Task task) {
        planModels.demand(task.caller(), prepared.model());
        return switch (prepared.model()) {
            case Model.Extract builtIn -> builtIn(task, null);
            case Model.Remote remote -> generated(new Wanted(task.inquiry(), remote, prepared.body(),
                    prepared.tools(), prepared.replies(), null, prepared.charges()), task);
        };
    }

    private Flux<Part> generated(Wanted wanted, Task task) {
        Citing citing = new Citing(Prompt.given(task.passages()), task.manner());
        AtomicBoolean begun = new AtomicBoolean();
        return generations.answer(wanted).doOnNext(part -> begun.set(true)).concatMapIterable(citing::of, 1)
                .onErrorResume(UpstreamFailure.class,
                        failure -> !begun.get() && wanted.model().chosen() && task.canBeExtracted()
                                ? insteadOf(wanted.model(), task, failure)
                                : Flux.error(failure));
    }

    private Flux<Part> insteadOf(Model.Remote model, Task task, UpstreamFailure failure) {
        Model.Remote next = model.instead();
        if (next != null) {
            return remote(next, task);
        }
        log.warn("The built-in model answers instead of '{}': {}", model.id(), failure.getMessage());
        return builtIn(task, model.id());
    }
}
