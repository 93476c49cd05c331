package dev.parlance.inference.model;

import java.util.List;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What all upstreams offer, the one preferred first. */
final class Listings {

    private final List<UpstreamListing> listings;

    Listings(List<UpstreamListing> listings) {
        this.listings = List.copyOf(listings);
    }

    /** Never fails and, once asked, never waits. */
    Mono<Offers> current() {
        return Flux.fromIterable(listings)
                .flatMapSequential(listing -> listing.current().map(listing::offering))
                .collectList().map(Offers::new);
    }

    /** For a name no list holds: it may have come to an upstream since. */
    Mono<Offers> renewedIfOld() {
        return Flux.fromIterable(listings)
                .flatMapSequential(listing -> listing.renewedIfOld().map(listing::offering))
                .collectList().map(Offers::new);
    }
}
