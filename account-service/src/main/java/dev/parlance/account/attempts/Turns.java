package dev.parlance.account.attempts;

import reactor.core.publisher.Mono;

/** The buckets of all instances. */
interface Turns {

    /** Counts a try before it is made, so that many at once are as many as they are. One made too early is not counted. */
    Mono<Turn> take(Bucket bucket);

    /** A try that turned out to be none. */
    Mono<Void> takeBack(Bucket bucket);

    Mono<Void> empty(Bucket bucket);

    /** Whether a member with this e-mail address has signed in from there of late. */
    Mono<Boolean> isKnown(Attempt attempt);
}
