package dev.parlance.knowledge.ingestion;

import java.time.Duration;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import reactor.core.Disposable;
import reactor.core.publisher.Mono;

import dev.parlance.chassis.lifecycle.BackgroundWork;
import dev.parlance.knowledge.document.queue.Removals;
import dev.parlance.knowledge.index.Passages;

/** Takes documents out of the index that are gone. */
final class Sweeping extends BackgroundWork {

    private static final Logger log = LoggerFactory.getLogger(Sweeping.class);

    private static final Duration LOOK = Duration.ofSeconds(1);

    private final Bell bell = new Bell();

    private final Removals removals;

    private final Passages passages;

    Sweeping(Removals removals, Passages passages) {
        this.removals = removals;
        this.passages = passages;
    }

    void ring() {
        bell.ring();
    }

    @Override
    protected Disposable begin() {
        return Mono.defer(() -> removals.sweep(gone -> passages.removeAll(gone.owner(), gone.documents())))
                .onErrorResume(this::later)
                .filter(count -> count > 0)
                .repeatWhen(rounds -> rounds.concatMap(
                        swept -> swept > 0 ? Mono.just(swept) : bell.rung(LOOK).thenReturn(swept)))
                .subscribe();
    }

    private Mono<Integer> later(Throwable failure) {
        log.warn("Deleted documents stay in the index for now: {}", failure.toString());
        return Mono.delay(LOOK).thenReturn(0);
    }
}
