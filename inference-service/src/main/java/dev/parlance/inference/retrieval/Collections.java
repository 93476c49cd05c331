package dev.parlance.inference.retrieval;

import java.util.List;
import java.util.UUID;

import reactor.core.publisher.Mono;

import dev.parlance.chassis.caller.Caller;

/** The collections an account's knowledge is kept in. */
public interface Collections {

    /** In the same order. Fails with 404 where one of them is not the caller's, whoever else has it. */
    Mono<List<Collection>> get(Caller caller, List<UUID> ids);
}
