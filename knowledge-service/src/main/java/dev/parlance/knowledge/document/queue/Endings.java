package dev.parlance.knowledge.document.queue;

import java.util.List;
import java.util.UUID;
import java.util.function.Function;

import reactor.core.publisher.Mono;

/** How documents end: found, or failed with a reason. */
public interface Endings {

    /**
     * Ends documents, all or none. Those the indexer no longer holds, because they were deleted, cancelled, given another
     * text or taken over by another indexer, are left out: whoever is late does not win.
     *
     * @param index writes those that are left into the index; meanwhile they can neither be deleted nor be given another
     *            text
     */
    Mono<Void> end(UUID indexer, List<Outcome> outcomes, Function<List<Outcome>, Mono<Void>> index);
}
