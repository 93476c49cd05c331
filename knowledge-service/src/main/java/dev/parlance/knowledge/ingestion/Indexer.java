package dev.parlance.knowledge.ingestion;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.micrometer.core.instrument.MeterRegistry;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

import dev.parlance.chassis.lifecycle.BackgroundWork;
import dev.parlance.knowledge.document.Document;
import dev.parlance.knowledge.document.queue.Claims;
import dev.parlance.knowledge.document.queue.Endings;
import dev.parlance.knowledge.document.queue.Lane;
import dev.parlance.knowledge.document.queue.Outcome;
import dev.parlance.knowledge.document.queue.Places;
import dev.parlance.knowledge.index.Passages;

/**
 * Works through the queue of documents. Facts only wake it: what there is to do stands in the queue, which it looks into
 * by itself, too. So a fact that is late, lost or told twice changes nothing.
 */
final class Indexer extends BackgroundWork {

    private static final Logger log = LoggerFactory.getLogger(Indexer.class);

    /** How long a document waits at most that no fact told of. */
    private static final Duration LOOK = Duration.ofSeconds(1);

    /** Documents that end together share the flush to disk, in the index and in the database. */
    private static final int TOGETHER = 32;

    private static final Duration GATHER = Duration.ofMillis(40);

    private static final Duration GRACE = Duration.ofSeconds(5);

    private final UUID id = UUID.randomUUID();

    private final Bell light = new Bell();

    private final Bell heavy = new Bell();

    private final Claims claims;

    private final Endings endings;

    private final Treatment treatment;

    private final Works works;

    private final Passages passages;

    private final IngestionSettings settings;

    private final MeterRegistry meters;

    Indexer(Claims claims, Endings endings, Treatment treatment, Works works, Passages passages,
            IngestionSettings settings, MeterRegistry meters) {
        this.claims = claims;
        this.endings = endings;
        this.treatment = treatment;
        this.works = works;
        this.passages = passages;
        this.settings = settings;
        this.meters = meters;
    }

    UUID id() {
        return id;
    }

    void ring() {
        light.ring();
        heavy.ring();
    }

    @Override
    protected Disposable begin() {
        if (!settings.indexing()) {
            return Disposables.never();
        }
        var small = new Lane(false, Math.max(1, settings.documents() / 2));
        var large = new Lane(true, Math.max(1, settings.heavyDocuments() / 2));
        return Flux
                .merge(lane(small, settings.documents(), 16, light), lane(large, settings.heavyDocuments(), 1, heavy))
                .doOnError(thrown -> log.error("The indexer stumbled and begins anew", thrown))
                .retryWhen(Retry.fixedDelay(Long.MAX_VALUE, LOOK))
                .subscribe();
    }

    /** What is in work goes back into the queue, so that others need not wait until this one counts as silent. */
    @Override
    public void stop(Runnable stopped) {
        stop();
        claims.release(id).timeout(GRACE).onErrorComplete().doFinally(signal -> stopped.run()).subscribe();
    }

    private Flux<Void> lane(Lane lane, int room, int batch, Bell bell) {
        return claimed(lane, batch, bell)
                .concatMapIterable(Function.identity(), 1)
                .flatMap(this::outcome, room, 1)
                .bufferTimeout(TOGETHER, GATHER, true)
                .concatMap(ended -> end(ended).doFinally(signal -> bell.ring()), 1);
    }

    /** Looks again at once where something was found; otherwise when it is woken, or after a moment. */
    private Flux<List<Document>> claimed(Lane lane, int batch, Bell bell) {
        return Mono.defer(() -> claims.claim(id, lane, batch))
                .filter(Predicate.not(List::isEmpty))
                .onErrorResume(Indexer::later)
                .repeatWhen(rounds -> rounds.concatMap(
                        found -> found > 0 ? Mono.just(found) : bell.rung(LOOK).thenReturn(found)));
    }

    private static <T> Mono<T> later(Throwable unreachable) {
        log.warn("The queue of documents is out of reach: {}", unreachable.toString());
        return Mono.delay(LOOK).then(Mono.empty());
    }

    private Mono<Outcome> outcome(Document document) {
        return works.during(document, work -> treatment.outcome(document, work))
                .onErrorResume(thrown -> claims.postpone(id, document).onErrorComplete().then(Mono.empty()));
    }

    /** When they cannot end together, each tries alone, so that one that cannot be stored does not hold up the others. */
    private Mono<Void> end(List<Outcome> outcomes) {
        return endings.end(id, outcomes, left -> passages.replaceAll(Places.after(left)))
                .doOnSuccess(done -> outcomes.forEach(this::count))
                .onErrorResume(thrown -> outcomes.size() > 1
                        ? Flux.fromIterable(outcomes).concatMap(one -> end(List.of(one))).then()
                        : failed(outcomes.getFirst(), thrown));
    }

    private Mono<Void> failed(Outcome outcome, Throwable thrown) {
        log.warn("Document {} could not be stored: {}", outcome.document().id(), thrown.toString());
        return claims.postpone(id, outcome.document()).onErrorComplete();
    }

    private void count(Outcome outcome) {
        String result = outcome instanceof Outcome.Indexed ? "indexed" : "failed";
        meters.counter("parlance.documents.ended", "outcome", result).increment();
        meters.counter("parlance.chunks.indexed").increment(outcome.chunks().size());
    }
}
