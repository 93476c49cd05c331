package dev.parlance.knowledge.source.errand;

import java.net.URI;

import reactor.core.publisher.Mono;

import dev.parlance.knowledge.source.fetch.Copy;

/** Where what was fetched becomes knowledge. */
public interface Arrivals {

    /** Fails with {@link LeaseLost} where somebody else has the errand, or its source is gone. */
    Mono<Void> arrive(Errand.Visit visit, Copy copy);

    /** The same for a page of a crawl, within the transaction of the caller; makes its source when it has none. */
    Mono<Void> arrive(Errand.Walk walk, URI address, Copy copy);
}
