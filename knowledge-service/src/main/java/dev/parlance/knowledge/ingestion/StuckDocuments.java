package dev.parlance.knowledge.ingestion;

import java.time.Duration;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import dev.parlance.chassis.lifecycle.BackgroundWork;
import dev.parlance.knowledge.document.Indexing;

/** The last net: queues documents again whose fact was lost on the way, so that none stays unfinished for ever. */
final class StuckDocuments extends BackgroundWork {

    private static final Logger log = LoggerFactory.getLogger(StuckDocuments.class);

    private static final Duration PERIOD = Duration.ofMinutes(1);

    private final Indexing indexing;

    private final Duration untouched;

    StuckDocuments(Indexing indexing, Duration untouched) {
        this.indexing = indexing;
        this.untouched = untouched;
    }

    @Override
    protected Disposable begin() {
        return Flux.interval(PERIOD).onBackpressureDrop().concatMap(tick -> requeue(), 1).subscribe();
    }

    private Mono<Long> requeue() {
        return indexing.requeue(untouched)
                .doOnNext(StuckDocuments::tell)
                .onErrorResume(failure -> Mono.fromRunnable(
                        () -> log.warn("Unfinished documents could not be looked up: {}", failure.toString())));
    }

    private static void tell(long count) {
        if (count > 0) {
            log.warn("{} unfinished documents were queued again", count);
        }
    }
}
