package dev.parlance.inference.retrieval;

import java.util.List;

import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

import dev.parlance.chassis.caller.Caller;
import dev.parlance.chassis.failure.Failure;

/** Searches in an account's collections, as the platform API describes them. */
public interface Searches {

    /**
     * Documents with the passage of each that fits best, best first.
     *
     * @param query as it is sent to {@code POST /api/v1/query}; what is wrong with it, the {@link Failure} says
     */
    Mono<List<Match>> find(Caller caller, ObjectNode query);
}
