package dev.parlance.knowledge.ingestion;

import java.time.Duration;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

import dev.parlance.chassis.lifecycle.BackgroundWork;
import dev.parlance.knowledge.index.Passages;

/** Makes an index whole that is not, when the service starts. */
final class Mending extends BackgroundWork {

    private static final Logger log = LoggerFactory.getLogger(Mending.class);

    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final Reconciliation reconciliation;

    private final Passages passages;

    Mending(Reconciliation reconciliation, Passages passages) {
        this.reconciliation = reconciliation;
        this.passages = passages;
    }

    @Override
    protected Disposable begin() {
        return passages.isWhole().filter(whole -> !whole).flatMap(broken -> reconciliation.run(true))
                .doOnError(failure -> log.warn("The index cannot be made whole yet: {}", failure.toString()))
                .retryWhen(Retry.fixedDelay(Long.MAX_VALUE, PAUSE))
                .onErrorResume(given -> Mono.empty()).subscribe();
    }
}
