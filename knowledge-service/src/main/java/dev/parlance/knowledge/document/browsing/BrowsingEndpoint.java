package dev.parlance.knowledge.document.browsing;

import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import reactor.core.publisher.Mono;

import dev.parlance.chassis.caller.Caller;
import dev.parlance.chassis.failure.Failure;
import dev.parlance.chassis.identity.Ids;
import dev.parlance.knowledge.collection.Collection;
import dev.parlance.knowledge.collection.Collections;

/** The documents of a collection in the platform API, however they came. */
@RestController
@RequestMapping("/api/v1/collections/{id}/documents")
class BrowsingEndpoint {

    private static final int MOST_LISTED = 1_000;

    /** How many documents fit the filter, on all pages together. */
    private static final String TOTAL = "X-Total-Count";

    private final Collections collections;

    private final Browsing browsing;

    BrowsingEndpoint(Collections collections, Browsing browsing) {
        this.collections = collections;
        this.browsing = browsing;
    }

    @GetMapping
    Mono<ResponseEntity<List<GlimpseView>>> list(Caller caller, @PathVariable String id,
            @RequestParam(defaultValue = "") String filter,
            @RequestParam(name = "order_by", required = false) @Nullable String order,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(defaultValue = "1000") int limit, @RequestParam(defaultValue = "0") int offset) {
        var browse = new Browse(FilterReader.read(filter), IndexState.named(state), DocumentOrder.of(order),
                within("limit", limit, 1, MOST_LISTED), within("offset", offset, 0, Integer.MAX_VALUE));
        return collection(caller, id).flatMap(collection -> browsing.list(collection, browse))
                .map(BrowsingEndpoint::page);
    }

    @GetMapping("/{document}")
    Mono<FullView> get(Caller caller, @PathVariable String id, @PathVariable String document) {
        return collection(caller, id).flatMap(collection -> browsing.get(collection, known(document)))
                .map(FullView::of);
    }

    @DeleteMapping("/{document}")
    Mono<Void> delete(Caller caller, @PathVariable String id, @PathVariable String document) {
        return collection(caller, id).flatMap(collection -> browsing.delete(collection, known(document)));
    }

    private Mono<Collection> collection(Caller caller, String id) {
        return collections.get(caller.account(), id);
    }

    private static ResponseEntity<List<GlimpseView>> page(Browsing.Listed listed) {
        return ResponseEntity.ok().header(TOTAL, Long.toString(listed.total()))
                .body(listed.documents().stream().map(GlimpseView::of).toList());
    }

    private static UUID known(String id) {
        return Ids.parse(id).orElseThrow(() -> Failure.notFound("document"));
    }

    private static int within(String field, int value, int least, int most) {
        if (value < least || value > most) {
            throw Failure.invalid(field, most == Integer.MAX_VALUE
                    ? "The field '%s' starts at %d.".formatted(field, least)
                    : "The field '%s' goes from %d to %,d.".formatted(field, least, most));
        }
        return value;
    }
}
