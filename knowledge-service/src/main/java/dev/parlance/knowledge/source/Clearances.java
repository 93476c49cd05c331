package dev.parlance.knowledge.source;

import java.util.UUID;

import reactor.core.publisher.Mono;

/** Takes out of the index what belongs to sources that are switched off. */
interface Clearances {

    /** Does nothing for a source that is switched on, or was cleared. */
    Mono<Void> clear(UUID source);

    /** All that are left to be cleared. */
    Mono<Void> clearAll();
}
