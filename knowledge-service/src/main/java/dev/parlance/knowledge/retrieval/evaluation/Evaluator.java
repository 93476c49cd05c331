package dev.parlance.knowledge.retrieval.evaluation;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import dev.parlance.chassis.lifecycle.BackgroundWork;
import dev.parlance.knowledge.embedding.EmbeddingsUnavailable;
import dev.parlance.knowledge.index.Scope;
import dev.parlance.knowledge.retrieval.evaluation.Evaluations.Answered;
import dev.parlance.knowledge.retrieval.evaluation.Evaluations.Asked;
import dev.parlance.knowledge.retrieval.evaluation.Evaluations.Judged;
import dev.parlance.knowledge.retrieval.evaluation.Evaluations.TakenAway;
import dev.parlance.knowledge.retrieval.query.DocumentSearch;
import dev.parlance.knowledge.retrieval.query.FoundDocuments;
import dev.parlance.knowledge.retrieval.query.Likeness;
import dev.parlance.knowledge.retrieval.query.Query;

/**
 * Does the evaluations that wait, one at a time and one query at a time, so that those who ask in earnest hardly notice. What
 * is broken off is begun again by whoever comes next.
 */
final class Evaluator extends BackgroundWork {

    private static final Logger log = LoggerFactory.getLogger(Evaluator.class);

    private static final Duration PAUSE = Duration.ofSeconds(1);

    /** Much longer than it takes to ask so many queries as are kept together. */
    private static final Duration UNTOUCHED = Duration.ofMinutes(1);

    private static final int KEPT_TOGETHER = 20;

    /** How alike a document has to be does not matter here: the worst come last anyway. */
    private static final double ANY_SCORE = 0;

    private final Evaluations evaluations;

    private final DocumentSearch search;

    Evaluator(Evaluations evaluations, DocumentSearch search) {
        this.evaluations = evaluations;
        this.search = search;
    }

    @Override
    protected Disposable begin() {
        return Flux.interval(PAUSE).onBackpressureDrop().concatMap(tick -> next(), 1).subscribe();
    }

    /** Does what waits longest, if anything does. */
    Mono<Void> next() {
        return evaluations.claim(UNTOUCHED).flatMap(this::done)
                .onErrorResume(failure -> Mono.fromRunnable(
                        () -> log.warn("Evaluations could not be looked up: {}", failure.toString())));
    }

    private Mono<Void> done(Evaluation evaluation) {
        return evaluations.begin(evaluation).flatMap(judged -> done(evaluation, judged))
                .onErrorResume(TakenAway.class, gone -> Mono.empty())
                .onErrorResume(EmbeddingsUnavailable.class,
                        away -> evaluations.fail(evaluation, "The embedding model was out of reach."))
                .onErrorResume(failure -> Mono.fromRunnable(() -> log.warn("Evaluation {} broke off in attempt {}: {}",
                        evaluation.id(), evaluation.attempts(), failure.toString())));
    }

    private Mono<Void> done(Evaluation evaluation, Judged judged) {
        if (judged.queries().isEmpty()) {
            return evaluations.fail(evaluation, "Nothing is judged relevant that is in the collection.");
        }
        return Flux.fromIterable(judged.queries()).concatMap(asked -> answered(evaluation, asked), 1)
                .buffer(KEPT_TOGETHER).concatMap(answered -> evaluations.keep(evaluation, answered), 1)
                .then(Mono.defer(() -> evaluations.finish(evaluation)));
    }

    private Mono<Answered> answered(Evaluation evaluation, Asked asked) {
        var scope = new Scope(evaluation.account().toString(), Set.of(evaluation.collection().toString()));
        var query = new Query(List.of(asked.query()), List.of(evaluation.collection()), evaluation.top(),
                Likeness.of(ANY_SCORE),
                evaluation.order(), false);
        return search.find(scope, query).map(found -> measured(asked, found));
    }

    /** Figures of words alone under the name of another order would be wrong. */
    private static Answered measured(Asked asked, FoundDocuments found) {
        if (!found.byMeaning()) {
            throw new EmbeddingsUnavailable("A query of an evaluation was answered by words alone", null);
        }
        List<UUID> ranking = found.best().stream()
                .map(passage -> UUID.fromString(passage.excerpt().origin().documentId())).toList();
        return new Answered(asked.place(), asked.query(), RankingMeasures.of(ranking, asked.grades()));
    }
}
