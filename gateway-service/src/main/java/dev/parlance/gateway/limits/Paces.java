package dev.parlance.gateway.limits;

import java.util.List;

import reactor.core.publisher.Mono;

/** The pace of callers as all instances see it together. */
interface Paces {

    /** Takes each step or refuses it; the answers stand in the order of the steps. */
    Mono<List<Stride>> take(List<Step> steps);
}
