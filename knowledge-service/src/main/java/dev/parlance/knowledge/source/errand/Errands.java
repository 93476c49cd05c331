package dev.parlance.knowledge.source.errand;

import java.time.Duration;

import reactor.core.publisher.Mono;

/** What is to be fetched, for all instances together. */
public interface Errands {

    /** The errand that has waited longest of those whose server may be asked now; empty when there is none. */
    Mono<Errand> take();

    /** The server may be asked again after this long. */
    Mono<Void> free(String host, Duration pause);

    /** To be tried again after this long; nothing where the lease was lost. */
    Mono<Void> postpone(Errand errand, String trouble, Duration wait);

    /** Ends it for good with a reason its owner can read; nothing where the lease was lost. */
    Mono<Void> fail(Errand errand, String reason);

    /** Forgets what nobody will ask for any more. */
    Mono<Void> tidy();
}
