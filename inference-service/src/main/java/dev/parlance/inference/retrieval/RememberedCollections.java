package dev.parlance.inference.retrieval;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import dev.parlance.chassis.caller.Caller;

/**
 * Remembers for a short time what collections are called and what is said of them, for their documents are counted whenever
 * they are asked about. What is not the caller's is asked about every time.
 */
final class RememberedCollections implements Collections {

    private static final Duration GOOD_FOR = Duration.ofSeconds(30);

    private static final int MOST = 10_000;

    private static final int AT_ONCE = 8;

    private final Collections collections;

    private final Clock clock;

    private final Map<Place, Remembered> remembered = new LinkedHashMap<>(16, 0.75f, true) {

        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Place, Remembered> eldest) {
            return size() > MOST;
        }
    };

    RememberedCollections(Collections collections, Clock clock) {
        this.collections = collections;
        this.clock = clock;
    }

    private record Place(UUID account, UUID collection) {}

    private record Remembered(Collection collection, Instant until) {}

    @Override
    public Mono<List<Collection>> get(Caller caller, List<UUID> ids) {
        return Flux.fromIterable(ids).flatMapSequential(id -> get(caller, id), AT_ONCE).collectList();
    }

    private Mono<Collection> get(Caller caller, UUID id) {
        return Mono.defer(() -> {
            Place place = new Place(caller.account(), id);
            Collection known = known(place);
            return known != null
                    ? Mono.just(known)
                    : collections.get(caller, List.of(id)).map(List::getFirst)
                            .doOnNext(collection -> remember(place, collection));
        });
    }

    private synchronized @Nullable Collection known(Place place) {
        Remembered found = remembered.get(place);
        return found != null && clock.instant().isBefore(found.until()) ? found.collection() : null;
    }

    private synchronized void remember(Place place, Collection collection) {
        remembered.put(place, new Remembered(collection, clock.instant().plus(GOOD_FOR)));
    }
}
