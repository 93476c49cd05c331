package dev.parlance.inference;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import dev.parlance.chassis.caller.Caller;
import dev.parlance.chassis.failure.Failure;
import dev.parlance.inference.retrieval.Collection;
import dev.parlance.inference.retrieval.Collections;

/** Collections a test has named; all others are nobody's. */
public final class KnownCollections implements Collections {

    private final Map<UUID, Collection> known = new ConcurrentHashMap<>();

    /** @return its id */
    public UUID add(String context) {
        UUID id = UUID.randomUUID();
        known.put(id, new Collection(id.toString(), "known", context));
        return id;
    }

    @Override
    public Mono<List<Collection>> get(Caller caller, List<UUID> ids) {
        return Flux.fromIterable(ids).concatMap(id -> Mono.justOrEmpty(known.get(id))
                .switchIfEmpty(Mono.error(Failure.notFound("collection")))).collectList();
    }
}
