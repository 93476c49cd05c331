package dev.parlance.inference.answer;

import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

import dev.parlance.chassis.caller.Caller;
import dev.parlance.chassis.failure.Failure;
import dev.parlance.inference.extraction.Extract;
import dev.parlance.inference.extraction.Extractor;
import dev.parlance.inference.extraction.Passage;
import dev.parlance.inference.extraction.StandaloneQuestion;
import dev.parlance.inference.model.Model;
import dev.parlance.inference.retrieval.Knowledge;
import dev.parlance.inference.stream.Part;
import dev.parlance.inference.stream.TokenCount;
import dev.parlance.inference.stream.TokenUsage;

/** The built-in model at work: what it chooses from passages, as parts. It computes on threads of its own. */
public final class Extracts {

    /** Tokens: a few sentences. */
    public static final int USUAL_OUTPUT = 200;

    private final Knowledge knowledge;

    private final Extractor extractor;

    private final Scheduler threads;

    Extracts(Knowledge knowledge, Extractor extractor, Scheduler threads) {
        this.knowledge = knowledge;
        this.extractor = extractor;
        this.threads = threads;
    }

    /**
     * Looks the answer up in the caller's knowledge.
     *
     * @param earlier what was asked before, oldest first; a follow-up is understood by it
     * @param insteadOf the model that should have answered and could not
     */
    public Flux<Part> answer(Caller caller, String question, List<String> earlier, @Nullable String insteadOf) {
        return understood(question, earlier).flatMapMany(whole -> answer(caller, whole, insteadOf));
    }

    /**
     * Looks the answer up in these passages.
     *
     * @param earlier what was asked before, oldest first; a follow-up is understood by it
     * @param insteadOf the model that should have answered and could not
     */
    public Flux<Part> answer(String question, List<String> earlier, List<Passage> passages,
            @Nullable String insteadOf) {
        return understood(question, earlier).flatMapMany(whole -> from(whole, passages, insteadOf));
    }

    /** The question without need of what was asked before it. */
    Mono<String> understood(String question, List<String> earlier) {
        return earlier.isEmpty()
                ? Mono.just(question)
                : Mono.fromSupplier(() -> StandaloneQuestion.of(question, earlier)).subscribeOn(threads);
    }

    private Flux<Part> answer(Caller caller, String question, @Nullable String insteadOf) {
        return knowledge.passages(caller, question).flatMapMany(passages -> from(question, passages, insteadOf));
    }

    /** @param question understood without what came before it */
    Flux<Part> from(String question, List<Passage> passages, @Nullable String insteadOf) {
        return Mono.fromSupplier(() -> extractor.answer(question, passages)).subscribeOn(threads)
                .onErrorMap(RejectedExecutionException.class, full -> Failure.unavailable("built-in model"))
                .flatMapIterable(extract -> parts(question, passages, extract, insteadOf));
    }

    private static List<Part> parts(String question, List<Passage> passages, Extract extract,
            @Nullable String insteadOf) {
        Stream<Part> text = extract.pieces().stream().map(Part.Delta::new);
        Stream<Part> rest = Stream.of(new Part.Sources(Citations.of(extract)),
                new Part.Usage(usage(question, passages, extract)), new Part.End("stop"));
        return Stream.concat(Stream.of(new Part.Start(Model.EXTRACT, insteadOf)), Stream.concat(text, rest)).toList();
    }

    private static TokenUsage usage(String question, List<Passage> passages, Extract extract) {
        int read = passages.stream().mapToInt(passage -> TokenCount.of(passage.text())).sum();
        return TokenUsage.counted(TokenCount.of(question) + read, TokenCount.of(extract.text()));
    }
}
