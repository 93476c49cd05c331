package dev.parlance.knowledge.source;

import java.net.URI;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The sources of all accounts. What names one fails as not found for those of other accounts, too. */
interface Sources {

    /** An address an account has already is fetched again, and keeps its name unless it is given another. */
    Mono<Source> addAddress(UUID account, @Nullable String name, URI address);

    Mono<Source> addText(UUID account, String name, String text);

    Mono<Source> addFile(UUID account, @Nullable String name, String filename, Flux<byte[]> content);

    Mono<Source> get(UUID account, UUID id);

    /** Newest first. */
    Mono<Page> list(UUID account, int limit, int offset);

    /** Puts it among what answers are made from, or takes it out. */
    Mono<Source> turn(UUID account, UUID id, boolean enabled);

    /** Fetches what stands at an address again; indexes anything else anew. Refused for one that is switched off. */
    Mono<Source> reindex(UUID account, UUID id);

    /** Ends it together with its document. */
    Mono<Void> delete(UUID account, UUID id);

    /** A part of a list, with the size of the whole. */
    record Page(List<Source> sources, long total) {}
}
