package dev.parlance.gateway.idempotency;

import java.util.Collection;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Who runs which request with an Idempotency-Key, and the answers of those that have run. */
interface Claims {

    /** What is found at a place. */
    sealed interface Finding {

        /** Nobody else's, from now on. */
        record Mine() implements Finding {}

        /** Somebody's whose request still runs. */
        record Taken() implements Finding {}

        /**
         * The request has run.
         *
         * @param answer sealed; absent where it was too large to be kept
         */
        record Answered(byte[] fingerprint, byte @Nullable [] answer) implements Finding {}
    }

    /** Takes a place for a while, unless it is somebody else's. */
    Mono<Finding> claim(byte[] id, UUID holder);

    /** Leaves an answer there for a day; false when the place is no longer the holder's. */
    Mono<Boolean> keep(byte[] id, UUID holder, byte[] fingerprint, byte @Nullable [] answer);

    /** Leaves the place to whoever comes next. */
    Mono<Void> release(byte[] id, UUID holder);

    /** Says that these holders are alive. */
    Mono<Void> renew(Collection<UUID> holders);

    /** Removes answers that are old; emits how many. */
    Mono<Long> purge();
}
