package dev.parlance.knowledge.document.queue;

import java.util.List;
import java.util.function.Function;

import reactor.core.publisher.Mono;

import dev.parlance.knowledge.index.Owner;

/** Documents that are gone and still have to leave the index. */
public interface Removals {

    /**
     * Takes some of them out; those stay here for which that fails.
     *
     * @param index takes documents out of the index
     * @return how many it were
     */
    Mono<Integer> sweep(Function<Gone, Mono<Void>> index);

    /** Documents of one collection that are gone. */
    record Gone(Owner owner, List<String> documents) {}
}
