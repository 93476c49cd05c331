package dev.parlance.knowledge.index;

import java.util.List;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A home that keeps nothing. */
public final class NoPassages implements Passages {

    @Override
    public Mono<Void> replaceAll(List<Replacement> replacements) {
        return Mono.empty();
    }

    @Override
    public Mono<Void> removeAll(Owner owner, List<String> documentIds) {
        return Mono.empty();
    }

    @Override
    public Mono<Void> removeCollection(Owner owner) {
        return Mono.empty();
    }

    @Override
    public Flux<Owner> owners() {
        return Flux.empty();
    }

    @Override
    public Flux<Holding> holdings(Owner owner) {
        return Flux.empty();
    }

    @Override
    public Mono<Boolean> isWhole() {
        return Mono.just(true);
    }

    @Override
    public Mono<Void> markWhole() {
        return Mono.empty();
    }

    @Override
    public Mono<List<Candidate>> search(Search search, Worth worth, int limit) {
        return Mono.just(List.of());
    }
}
