package dev.parlance.knowledge.collection;

import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import com.fasterxml.jackson.annotation.JsonProperty;
import reactor.core.publisher.Mono;

import dev.parlance.chassis.caller.Caller;
import dev.parlance.chassis.failure.Failure;
import dev.parlance.chassis.identity.Ids;

/** The collections themselves in the platform API. */
@RestController
@RequestMapping("/api/v1/collections")
class CollectionEndpoint {

    private final Shelves shelves;

    CollectionEndpoint(Shelves shelves) {
        this.shelves = shelves;
    }

    @GetMapping
    Mono<List<CollectionView>> list(Caller caller) {
        return shelves.list(caller.account()).map(all -> all.stream().map(CollectionView::of).toList());
    }

    @PostMapping
    Mono<Opened> open(Caller caller, @RequestBody CollectionRequest request) {
        return shelves.open(caller.account(), request.draft()).map(Opened::new);
    }

    @GetMapping("/{id}")
    Mono<CollectionView> look(Caller caller, @PathVariable String id) {
        return shelves.look(caller.account(), known(id)).map(CollectionView::of);
    }

    @PutMapping("/{id}")
    Mono<Opened> change(Caller caller, @PathVariable String id, @RequestBody CollectionRequest request) {
        return shelves.change(caller.account(), known(id), request.draft()).map(Opened::new);
    }

    private static UUID known(String id) {
        return Ids.parse(id).orElseThrow(() -> Failure.notFound("collection"));
    }

    record CollectionRequest(@JsonProperty("collectionName") @Nullable String collectionName,
            @JsonProperty("context") @Nullable String context, @JsonProperty("tags") @Nullable String tags) {

        CollectionDraft draft() {
            return CollectionDraft.of(collectionName, context, tags);
        }
    }

    record Opened(@JsonProperty("collectionId") UUID collectionId) {}
}
