package dev.parlance.knowledge.document.queue;

import java.util.List;
import java.util.Map;
import java.util.function.Function;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import dev.parlance.knowledge.index.Owner;
import dev.parlance.knowledge.index.Replacement;

/** What the index should hold, by what is kept here; and all that is needed to make it so. */
public interface Inventory {

    /** The collections that have documents. */
    Flux<Owner> owners();

    /**
     * The documents of a collection that are found or may be, and how many passages each should have. Those that wait, or
     * that have vectors of another model, may have any number: {@link #ANY}.
     */
    Mono<Map<String, Integer>> expected(Owner owner, String model);

    /** The number of passages of a document that is about to change. */
    int ANY = -1;

    /**
     * Puts documents into the index as they are kept; those that have been deleted or queued meanwhile are left out.
     *
     * @param index writes into the index; the documents are held meanwhile
     * @return how many it were
     */
    Mono<Integer> restore(List<String> documents, Function<List<Replacement>, Mono<Void>> index);

    /**
     * Takes documents out of the index that should not be there; those that have become ready meanwhile stay.
     *
     * @param index takes them out; the documents are held meanwhile
     * @return how many it were
     */
    Mono<Integer> withdraw(List<String> documents, Function<List<String>, Mono<Void>> index);
}
