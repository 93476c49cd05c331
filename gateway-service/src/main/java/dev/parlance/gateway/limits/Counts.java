package dev.parlance.gateway.limits;

import java.util.List;

import reactor.core.publisher.Mono;

/** The calls of all accounts in the windows under way, shared by all instances and exact. */
interface Counts {

    /** Counts each call or refuses it; the answers stand in the order of the calls. */
    Mono<List<Count>> count(List<Call> calls);

    /** Takes back what was counted and never came, in windows that have not ended. */
    Mono<Void> giveBack(List<Leftover> leftovers);
}
