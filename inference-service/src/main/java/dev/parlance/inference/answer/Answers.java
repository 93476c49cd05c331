package dev.parlance.inference.answer;

import java.util.List;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import dev.parlance.chassis.caller.Caller;
import dev.parlance.inference.conversation.Turn;
import dev.parlance.inference.extraction.Passage;
import dev.parlance.inference.metering.Call;
import dev.parlance.inference.metering.Meter;
import dev.parlance.inference.metering.Route;
import dev.parlance.inference.metering.Work;
import dev.parlance.inference.model.Model;
import dev.parlance.inference.model.Models;
import dev.parlance.inference.provider.UpstreamFailure;
import dev.parlance.inference.retrieval.Knowledge;
import dev.parlance.inference.stream.Part;
import dev.parlance.inference.stream.TokenCount;

/**
 * Answers a turn: first the account's knowledge is searched, then the preferred model words an answer from what was found.
 * Where nothing was found no model has to be asked, and where the model fails before its first word the built-in one steps
 * in and says so, unless the caller has named the model himself.
 */
final class Answers {

    private static final Logger log = LoggerFactory.getLogger(Answers.class);

    private final Meter meter;

    private final Models models;

    private final Knowledge knowledge;

    private final Extracts extracts;

    private final Prompt prompt;

    Answers(Meter meter, Models models, Knowledge knowledge, Extracts extracts, Prompt prompt) {
        this.meter = meter;
        this.models = models;
        this.knowledge = knowledge;
        this.extracts = extracts;
        this.prompt = prompt;
    }

    Flux<Part> answer(Caller caller, Route route, Turn turn) {
        return extracts.understood(turn.question(), turn.earlierQuestions())
                .flatMapMany(question -> answer(caller, route, turn, question));
    }

    private Flux<Part> answer(Caller caller, Route route, Turn turn, String question) {
        return Mono.zip(models.preferred(), knowledge.passages(caller, question))
                .flatMapMany(found -> from(found.getT1(), new Task(caller, route, turn, question, found.getT2())));
    }

    /** The same from passages that were found otherwise, with a model the caller has chosen. */
    Flux<Part> answer(Caller caller, Route route, Turn turn, Model model, List<Passage> passages) {
        return from(model, new Task(caller, route, turn, turn.question(), passages));
    }

    private record Task(Caller caller, Route route, Turn turn, String question, List<Passage> passages) {}

    private Flux<Part> from(Model model, Task task) {
        return switch (model) {
            case Model.Remote remote when !task.passages().isEmpty() -> remote(remote, task);
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
        byte[] body = prompt.body(model.id(), task.turn().question(), task.turn().before(), given);
        UpstreamParts reader = new UpstreamParts(model.id(), given, body.length);
        Work work = new Work(model.id(), task.route(), TokenCount.ofBytes(body.length), Work.USUAL_OUTPUT);
        return meter.stream(task.caller(), work, call -> remote(call, model, body, reader))
                .onErrorResume(UpstreamFailure.class, failure -> reader.hasBegun() || !model.chosen()
                        ? Flux.error(failure)
                        : insteadOf(model, task, failure));
    }

    private static Flux<Part> remote(Call call, Model.Remote model, byte[] body, UpstreamParts reader) {
        call.counting(reader::usage);
        return model.upstream().stream(call.id(), body)
                .map(reader::take)
                .concatWith(Mono.fromSupplier(reader::end))
                .concatMapIterable(Function.identity(), 1);
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
