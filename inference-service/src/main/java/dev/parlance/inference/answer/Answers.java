package dev.parlance.inference.answer;

import java.util.List;
import java.util.function.Function;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import dev.parlance.chassis.caller.Caller;
import dev.parlance.inference.conversation.Turn;
import dev.parlance.inference.extraction.Passage;
import dev.parlance.inference.model.Model;
import dev.parlance.inference.model.Models;
import dev.parlance.inference.provider.UpstreamFailure;
import dev.parlance.inference.retrieval.Knowledge;
import dev.parlance.inference.stream.Part;

/**
 * Answers a turn: first the account's knowledge is searched, then the preferred model words an answer from what was found.
 * Where nothing was found no model has to be asked, and where the model fails before its first word the built-in one steps
 * in and says so.
 */
final class Answers {

    private static final Logger log = LoggerFactory.getLogger(Answers.class);

    private final Models models;

    private final Knowledge knowledge;

    private final Extracts extracts;

    private final Prompt prompt;

    Answers(Models models, Knowledge knowledge, Extracts extracts, Prompt prompt) {
        this.models = models;
        this.knowledge = knowledge;
        this.extracts = extracts;
        this.prompt = prompt;
    }

    Flux<Part> answer(Caller caller, Turn turn) {
        return extracts.understood(turn.question(), turn.earlierQuestions())
                .flatMapMany(question -> answer(caller, turn, question));
    }

    private Flux<Part> answer(Caller caller, Turn turn, String question) {
        return Mono.zip(models.preferred(), knowledge.passages(caller, question))
                .flatMapMany(found -> from(found.getT1(), turn, question, found.getT2()));
    }

    private Flux<Part> from(Model model, Turn turn, String question, List<Passage> passages) {
        return switch (model) {
            case Model.Remote remote when !passages.isEmpty() -> remote(remote, turn, question, passages);
            default -> extracts.from(question, passages, null);
        };
    }

    private Flux<Part> remote(Model.Remote model, Turn turn, String question, List<Passage> passages) {
        List<Passage> given = Prompt.given(passages);
        byte[] body = prompt.body(model.id(), turn.question(), turn.before(), given);
        UpstreamParts reader = new UpstreamParts(model.id(), given, body.length);
        return model.upstream().stream(body)
                .map(reader::take)
                .concatWith(Mono.fromSupplier(reader::end))
                .concatMapIterable(Function.identity(), 1)
                .onErrorResume(UpstreamFailure.class, failure -> reader.hasBegun()
                        ? Flux.error(failure)
                        : insteadOf(model, question, passages, failure));
    }

    private Flux<Part> insteadOf(Model.Remote model, String question, List<Passage> passages, UpstreamFailure failure) {
        log.warn("The built-in model answers instead of '{}': {}", model.id(), failure.getMessage());
        return extracts.from(question, passages, model.id());
    }
}
