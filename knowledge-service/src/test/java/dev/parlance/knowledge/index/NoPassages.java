package dev.parlance.knowledge.index;

import java.util.List;

import reactor.core.publisher.Mono;

/** A home that keeps nothing. */
public final class NoPassages implements Passages {

    @Override
    public Mono<Void> replace(Owner owner, Origin origin, List<Passage> passages) {
        return Mono.empty();
    }

    @Override
    public Mono<Void> remove(Owner owner, String documentId) {
        return Mono.empty();
    }

    @Override
    public Mono<Void> removeCollection(Owner owner) {
        return Mono.empty();
    }

    @Override
    public Mono<List<Candidate>> search(Search search, Worth worth, int limit) {
        return Mono.just(List.of());
    }
}
