package dev.parlance.account.reservation;

import java.util.List;
import java.util.UUID;

import reactor.core.publisher.Mono;

/** The instances that hold reservations, and whether they are alive. */
interface Holders {

    Mono<Void> hear(UUID holder);

    /**
     * The same, and gives up the blocks that are written for this holder and that it does not know: the answer that told
     * it of them never arrived. Blocks so young that the answer may still be on its way are left alone.
     */
    Mono<Void> hear(UUID holder, List<UUID> known);

    /** Whether anybody could be heard: completes where the storage answers. */
    Mono<Void> listen();

    /** Gives up some blocks of holders that have fallen silent; emits how many. */
    Mono<Integer> sweep();
}
