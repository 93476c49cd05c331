package dev.parlance.knowledge.retrieval.record;

import java.time.Clock;
import java.time.Duration;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import dev.parlance.chassis.lifecycle.BackgroundWork;

/** Forgets searches when their time is over. */
final class SearchSweep extends BackgroundWork {

    private static final Logger log = LoggerFactory.getLogger(SearchSweep.class);

    private static final Duration FIRST = Duration.ofMinutes(1);

    private static final Duration PERIOD = Duration.ofMinutes(30);

    private final Searches searches;

    private final SearchSettings settings;

    private final Clock clock;

    SearchSweep(Searches searches, SearchSettings settings, Clock clock) {
        this.searches = searches;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    protected Disposable begin() {
        return Flux.interval(FIRST, PERIOD).onBackpressureDrop().concatMap(tick -> sweep(), 1).subscribe();
    }

    /** In parts, until nothing is left that is too old. */
    Mono<Void> sweep() {
        return Mono.defer(() -> searches.forget(clock.instant().minus(settings.kept())))
                .expand(forgotten -> forgotten == 0
                        ? Mono.empty()
                        : searches.forget(clock.instant().minus(settings.kept())))
                .then()
                .onErrorResume(failure -> Mono.fromRunnable(
                        () -> log.warn("Old records of searches could not be deleted: {}", failure.toString())));
    }
}
