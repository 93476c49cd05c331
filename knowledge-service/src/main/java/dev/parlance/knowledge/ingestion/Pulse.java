package dev.parlance.knowledge.ingestion;

import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.micrometer.core.instrument.MeterRegistry;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import dev.parlance.chassis.lifecycle.BackgroundWork;
import dev.parlance.knowledge.document.queue.Claims;
import dev.parlance.knowledge.document.queue.Claims.Backlog;

/**
 * Tells every two seconds that this indexer is there and how far its documents are, breaks off the work on those it lost,
 * and takes over from indexers that fell silent.
 */
final class Pulse extends BackgroundWork {

    private static final Logger log = LoggerFactory.getLogger(Pulse.class);

    private static final Duration PERIOD = Duration.ofSeconds(2);

    /** A long queue takes a while to count. */
    private static final int MEASURED_EACH = 5;

    private final AtomicReference<Backlog> backlog = new AtomicReference<>(new Backlog(0, 0));

    private final Claims claims;

    private final Works works;

    private final Indexer indexer;

    Pulse(Claims claims, Works works, Indexer indexer, MeterRegistry meters) {
        this.claims = claims;
        this.works = works;
        this.indexer = indexer;
        meters.gauge("parlance.documents.queued", backlog, queue -> queue.get().documents());
        meters.gauge("parlance.documents.queued.oldest.seconds", backlog, queue -> queue.get().seconds());
    }

    @Override
    protected Disposable begin() {
        return Flux.interval(Duration.ZERO, PERIOD).onBackpressureDrop()
                .concatMap(tick -> beat(tick % MEASURED_EACH == 0), 1).subscribe();
    }

    /** Before the indexer begins, so that it counts as there when it claims; and until it has stopped. */
    @Override
    public int getPhase() {
        return DEFAULT_PHASE - 1;
    }

    /** How long the queue was when it was last counted. */
    Backlog backlog() {
        return backlog.get();
    }

    private Mono<Void> beat(boolean measured) {
        return held().then(told()).then(claims.takeOver()).doOnNext(this::taken)
                .then(measured ? claims.measure().doOnNext(backlog::set).then() : Mono.empty())
                .onErrorResume(failure -> Mono.fromRunnable(
                        () -> log.warn("The queue of documents cannot be looked after: {}", failure.toString())));
    }

    private Mono<Void> held() {
        return Mono.defer(() -> {
            Set<UUID> before = works.documents();
            return claims.hold(indexer.id()).doOnNext(held -> works.keepOnly(held, before)).then();
        });
    }

    private Mono<Void> told() {
        return Mono.fromSupplier(works::news).filter(news -> !news.isEmpty())
                .flatMap(news -> claims.tell(indexer.id(), news));
    }

    private void taken(long count) {
        if (count > 0) {
            log.info("{} documents of an indexer that fell silent were queued again", count);
            indexer.ring();
        }
    }
}
