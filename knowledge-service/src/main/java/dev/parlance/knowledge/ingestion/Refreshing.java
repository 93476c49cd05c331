package dev.parlance.knowledge.ingestion;

import java.time.Duration;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import dev.parlance.chassis.lifecycle.BackgroundWork;
import dev.parlance.knowledge.document.queue.Claims;

/**
 * After a change of the embedding model, has every document embedded again. It goes on a little at a time, and only while
 * little else waits, so that what is given anew is not held up.
 */
final class Refreshing extends BackgroundWork {

    private static final Logger log = LoggerFactory.getLogger(Refreshing.class);

    private static final Duration PERIOD = Duration.ofSeconds(5);

    private static final int PORTION = 200;

    private static final int LITTLE = 50;

    private final Claims claims;

    private final Pulse pulse;

    private final Vectorising vectorising;

    private final IngestionSettings settings;

    Refreshing(Claims claims, Pulse pulse, Vectorising vectorising, IngestionSettings settings) {
        this.claims = claims;
        this.pulse = pulse;
        this.vectorising = vectorising;
        this.settings = settings;
    }

    @Override
    protected Disposable begin() {
        return Flux.interval(PERIOD).filter(tick -> settings.indexing()).onBackpressureDrop()
                .concatMap(tick -> portion(), 1).subscribe();
    }

    Mono<Long> portion() {
        return Mono.fromSupplier(pulse::backlog).filter(backlog -> backlog.documents() < LITTLE)
                .flatMap(backlog -> claims.refresh(vectorising.model(), PORTION))
                .doOnNext(Refreshing::tell)
                .onErrorResume(failure -> Mono.empty());
    }

    private static void tell(long count) {
        if (count > 0) {
            log.info("{} documents have vectors of another model and are embedded again", count);
        }
    }
}
