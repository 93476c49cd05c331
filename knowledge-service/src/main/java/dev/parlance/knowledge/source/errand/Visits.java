package dev.parlance.knowledge.source.errand;

import java.time.Duration;

import org.springframework.stereotype.Component;

import reactor.core.publisher.Mono;

import dev.parlance.knowledge.source.SourceSettings;
import dev.parlance.knowledge.source.fetch.BlockingCopies;
import dev.parlance.knowledge.source.fetch.Fetched;
import dev.parlance.knowledge.source.fetch.Fetcher;

/** Fetches sources that stand at one address. */
@Component
class Visits {

    private final Fetcher fetcher;

    private final BlockingCopies copies;

    private final Arrivals arrivals;

    private final Errands errands;

    private final SourceSettings settings;

    Visits(Fetcher fetcher, BlockingCopies copies, Arrivals arrivals, Errands errands, SourceSettings settings) {
        this.fetcher = fetcher;
        this.copies = copies;
        this.arrivals = arrivals;
        this.errands = errands;
        this.settings = settings;
    }

    /** Ends the errand, or leaves it for later; emits how long its server is to be left alone. */
    Mono<Duration> run(Errand.Visit visit) {
        if (visit.attempt() > settings.attempts()) {
            return errands.fail(visit, "The page could not be fetched in several attempts.")
                    .thenReturn(settings.pause());
        }
        return fetcher.following(visit.address()).flatMap(fetched -> fetched(visit, fetched));
    }

    private Mono<Duration> fetched(Errand.Visit visit, Fetched fetched) {
        return switch (fetched) {
            case Fetched.Page page -> copies.of(page, visit.name()).flatMap(copy -> arrivals.arrive(visit, copy))
                    .thenReturn(settings.pause());
            case Fetched.Failed failed when failed.again() && visit.attempt() < settings.attempts() ->
                errands.postpone(visit, failed.reason(), settings.waitAfter(visit.attempt(), failed.delay()))
                        .thenReturn(settings.pauseAfter(failed.delay()));
            case Fetched.Failed failed -> errands.fail(visit, failed.reason()).thenReturn(settings.pause());
            case Fetched.Moved moved -> errands.fail(visit, "The address redirects too often.")
                    .thenReturn(settings.pause());
        };
    }
}
