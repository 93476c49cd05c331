package dev.parlance.knowledge.document;

import java.util.List;
import java.util.UUID;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The documents of all accounts. */
interface Documents {

    /**
     * Stores the content and queues the indexing in one transaction: what this emits can no longer be lost.
     *
     * @param content pieces of bounded size; none or only empty ones are refused
     */
    Mono<Document> accept(NewDocument document, Flux<byte[]> content);

    /** Fails as not found for ids of other accounts, too. */
    Mono<Document> get(UUID account, UUID id);

    /** Newest first. */
    Mono<Page> list(UUID account, int limit, int offset);

    /** Forgets the document and tells so; fails as not found. */
    Mono<Document> delete(UUID account, UUID id);

    /** A part of a list, with the size of the whole. */
    record Page(List<Document> documents, long total) {}
}
