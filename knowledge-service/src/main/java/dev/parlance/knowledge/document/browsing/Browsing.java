package dev.parlance.knowledge.document.browsing;

import java.util.List;
import java.util.UUID;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import dev.parlance.knowledge.collection.Collection;

/** The documents of a collection, to be looked at. */
interface Browsing {

    Mono<Listed> list(Collection collection, Browse browse);

    /** Fails as not found, also for documents of other collections. */
    Mono<Full> get(Collection collection, UUID document);

    /** Forgets the document and tells so; fails as not found. */
    Mono<Void> delete(Collection collection, UUID document);

    /** Everything with a text, oldest first, read from storage as it is asked for. */
    Flux<Full> all(Collection collection);

    /** A part of a list, with the size of the whole. */
    record Listed(List<Glimpse> documents, long total) {}

    /** A document and its text, which a file has once it was indexed. */
    record Full(Glimpse glimpse, String contents) {}
}
