package dev.parlance.account.housekeeping;

import reactor.core.publisher.Mono;

/** Keeps things that stop mattering after a time. */
public interface Forgetful {

    /** Lets go of what is past its time; emits how much that was. Any number of instances may do so at once. */
    Mono<Long> forget();
}
