package dev.parlance.knowledge.document.queue;

import java.util.UUID;
import java.util.function.BiFunction;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import com.fasterxml.jackson.annotation.JsonProperty;
import reactor.core.publisher.Mono;

import dev.parlance.chassis.caller.Caller;
import dev.parlance.chassis.failure.Failure;
import dev.parlance.chassis.identity.Ids;
import dev.parlance.knowledge.collection.Collection;
import dev.parlance.knowledge.collection.Collections;

/** Where the indexing of documents is tried again or cancelled. */
@RestController
class QueueEndpoint {

    private final Collections collections;

    private final Interventions interventions;

    QueueEndpoint(Collections collections, Interventions interventions) {
        this.collections = collections;
        this.interventions = interventions;
    }

    @PostMapping("/api/v1/collections/{id}/retry")
    Mono<Queued> retryAll(Caller caller, @PathVariable String id) {
        return all(caller, id, interventions::retryAll).map(Queued::new);
    }

    @PostMapping("/api/v1/collections/{id}/cancel")
    Mono<Cancelled> cancelAll(Caller caller, @PathVariable String id) {
        return all(caller, id, interventions::cancelAll).map(Cancelled::new);
    }

    @PostMapping("/api/v1/collections/{id}/documents/{document}/retry")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Mono<Queued> retry(Caller caller, @PathVariable String id, @PathVariable String document) {
        return collections.get(caller.account(), id)
                .flatMap(collection -> interventions.retry(collection.account(), collection.id(), known(document)))
                .thenReturn(new Queued(1));
    }

    @PostMapping("/api/v1/collections/{id}/documents/{document}/cancel")
    Mono<Cancelled> cancel(Caller caller, @PathVariable String id, @PathVariable String document) {
        return collections.get(caller.account(), id)
                .flatMap(collection -> interventions.cancel(collection.account(), collection.id(), known(document)))
                .thenReturn(new Cancelled(1));
    }

    @PostMapping("/api/v1/knowledge/documents/{id}/retry")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Mono<Queued> retryOfDefault(Caller caller, @PathVariable String id) {
        return collections.getDefault(caller.account())
                .flatMap(collection -> interventions.retry(caller.account(), collection, known(id)))
                .thenReturn(new Queued(1));
    }

    @PostMapping("/api/v1/knowledge/documents/{id}/cancel")
    Mono<Cancelled> cancelOfDefault(Caller caller, @PathVariable String id) {
        return collections.getDefault(caller.account())
                .flatMap(collection -> interventions.cancel(caller.account(), collection, known(id)))
                .thenReturn(new Cancelled(1));
    }

    private Mono<Long> all(Caller caller, String id, BiFunction<UUID, UUID, Mono<Long>> task) {
        return collections.get(caller.account(), id)
                .flatMap((Collection collection) -> task.apply(collection.account(), collection.id()));
    }

    private static UUID known(String id) {
        return Ids.parse(id).orElseThrow(() -> Failure.notFound("document"));
    }

    record Queued(@JsonProperty("queued") long queued) {}

    record Cancelled(@JsonProperty("cancelled") long cancelled) {}
}
