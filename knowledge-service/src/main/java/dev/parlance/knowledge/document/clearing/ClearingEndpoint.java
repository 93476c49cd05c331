package dev.parlance.knowledge.document.clearing;

import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import reactor.core.publisher.Mono;

import dev.parlance.chassis.caller.Caller;
import dev.parlance.knowledge.collection.Collection;
import dev.parlance.knowledge.collection.Collections;

/** Where collections are cleared, in three degrees. */
@RestController
@RequestMapping("/api/v1/collections/{id}")
class ClearingEndpoint {

    private final Collections collections;

    private final Clearing clearing;

    ClearingEndpoint(Collections collections, Clearing clearing) {
        this.collections = collections;
        this.clearing = clearing;
    }

    @DeleteMapping
    Mono<Void> close(Caller caller, @PathVariable String id) {
        return collection(caller, id).flatMap(clearing::close);
    }

    @DeleteMapping("/reset-only")
    Mono<Void> reset(Caller caller, @PathVariable String id) {
        return collection(caller, id).flatMap(clearing::reset).then();
    }

    @DeleteMapping("/vectors-only")
    Mono<Void> reindex(Caller caller, @PathVariable String id) {
        return collection(caller, id).flatMap(clearing::reindex).then();
    }

    private Mono<Collection> collection(Caller caller, String id) {
        return collections.get(caller.account(), id);
    }
}
