package dev.parlance.knowledge.retrieval.record;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import com.fasterxml.jackson.annotation.JsonProperty;
import reactor.core.publisher.Mono;

import dev.parlance.chassis.caller.Caller;
import dev.parlance.chassis.failure.Failure;
import dev.parlance.chassis.identity.Ids;
import dev.parlance.knowledge.collection.Collections;
import dev.parlance.knowledge.retrieval.record.Searches.Look;
import dev.parlance.knowledge.retrieval.record.Searches.Shown;

/** What was searched in a collection, for the account it belongs to. */
@RestController
class SearchEndpoint {

    private static final int MOST_LISTED = 1_000;

    private final Collections collections;

    private final Searches searches;

    SearchEndpoint(Collections collections, Searches searches) {
        this.collections = collections;
        this.searches = searches;
    }

    @GetMapping("/api/v1/collections/{id}/searches")
    Mono<List<SearchRecordView>> list(Caller caller, @PathVariable String id,
            @RequestParam(defaultValue = "recent") String view, @RequestParam(defaultValue = "100") int limit,
            @RequestParam(required = false) @Nullable String before) {
        var look = new Look(SearchView.named(view), within(limit), before == null ? null : known(before));
        return collections.get(caller.account(), id).flatMap(collection -> searches.list(collection, look))
                .map(all -> all.stream().map(SearchRecordView::of).toList());
    }

    private static int within(int limit) {
        if (limit < 1 || limit > MOST_LISTED) {
            throw Failure.invalid("limit", "The field 'limit' goes from 1 to %,d.".formatted(MOST_LISTED));
        }
        return limit;
    }

    private static UUID known(String before) {
        return Ids.parse(before)
                .orElseThrow(() -> Failure.invalid("before", "The field 'before' takes the id of a search."));
    }

    /** A search as the platform API shows it. */
    record SearchRecordView(@JsonProperty("id") UUID id, @JsonProperty("terms") List<String> terms,
            @JsonProperty("collections") List<UUID> collections, @JsonProperty("reranker") String reranker,
            @JsonProperty("top") int top, @JsonProperty("results") int results,
            @JsonProperty("quality") double quality, @JsonProperty("scores") List<Double> scores,
            @JsonProperty("milliseconds") long milliseconds, @JsonProperty("origin") String origin,
            @JsonProperty("key") @Nullable UUID key, @JsonProperty("createdAt") Instant createdAt) {

        static SearchRecordView of(Shown shown) {
            SearchNote note = shown.search().note();
            return new SearchRecordView(shown.search().id(), note.terms(), shown.collections(), note.order(),
                    note.top(), note.results(), note.quality(), note.scores(), note.milliseconds(),
                    note.origin().name().toLowerCase(Locale.ROOT), note.key(), shown.search().at());
        }
    }
}
