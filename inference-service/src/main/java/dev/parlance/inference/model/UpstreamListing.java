package dev.parlance.inference.model;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import reactor.core.publisher.Mono;

import dev.parlance.inference.provider.Upstream;
import dev.parlance.inference.provider.UpstreamModel;

/**
 * Remembers what an upstream offers. Only who comes first waits for the upstream; later ones get what is remembered, and an
 * old list is renewed behind their back. An upstream that is away keeps its last list.
 */
final class UpstreamListing {

    private static final Logger log = LoggerFactory.getLogger(UpstreamListing.class);

    /** How soon an upstream that did not answer is asked again. */
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(5);

    /** How young a list must be to be believed when it does not hold a name. */
    private static final Duration YOUNG = Duration.ofSeconds(5);

    /** What there is before anybody was asked. */
    private static final Snapshot NOTHING = Snapshot.of(List.of(), false, Instant.MIN, Instant.MIN);

    /**
     * @param known false until the upstream has answered once: then any name may be one of its models
     * @param since when it was asked for
     * @param until when it should be renewed
     */
    record Snapshot(List<UpstreamModel> models, Set<String> ids, boolean known, Instant since, Instant until) {

        static Snapshot of(List<UpstreamModel> models, boolean known, Instant since, Instant until) {
            return new Snapshot(models, models.stream().map(UpstreamModel::id).collect(Collectors.toUnmodifiableSet()),
                    known, since, until);
        }

        boolean contains(String id) {
            return ids.contains(id);
        }
    }

    private final Upstream upstream;

    private final Clock clock;

    private final Duration goodFor;

    private final AtomicBoolean renewing = new AtomicBoolean();

    private volatile Snapshot snapshot = NOTHING;

    UpstreamListing(Upstream upstream, Clock clock, Duration goodFor) {
        this.upstream = upstream;
        this.clock = clock;
        this.goodFor = goodFor;
    }

    Offers.Offer offering(Snapshot now) {
        return new Offers.Offer(upstream, now);
    }

    /** Never fails and, once asked, never waits. */
    Mono<Snapshot> current() {
        return Mono.defer(this::remembered);
    }

    /** For a name the list does not hold: it may have come to the upstream since. */
    Mono<Snapshot> renewedIfOld() {
        return Mono.defer(() -> isYoung(snapshot) ? Mono.just(snapshot) : renewed());
    }

    /** Asks the upstream now; what comes back is what is remembered afterwards. */
    private Mono<Snapshot> renewed() {
        return upstream.models().map(this::listed).onErrorResume(failure -> Mono.fromSupplier(() -> kept(failure)))
                .doOnNext(renewed -> snapshot = renewed);
    }

    private Mono<Snapshot> remembered() {
        Snapshot now = snapshot;
        if (now == NOTHING) {
            return renewed();
        }
        if (clock.instant().isAfter(now.until()) && renewing.compareAndSet(false, true)) {
            renewed().doFinally(end -> renewing.set(false)).subscribe();
        }
        return Mono.just(now);
    }

    private boolean isYoung(Snapshot now) {
        return now.since().plus(YOUNG).isAfter(clock.instant());
    }

    private Snapshot listed(List<UpstreamModel> models) {
        return Snapshot.of(models, true, clock.instant(), clock.instant().plus(goodFor));
    }

    private Snapshot kept(Throwable failure) {
        log.warn("The upstream '{}' does not list its models: {}", upstream.name(), failure.getMessage());
        Snapshot before = snapshot;
        return Snapshot.of(before.models(), before.known(), clock.instant(), clock.instant().plus(AFTER_FAILURE));
    }
}
