package dev.parlance.knowledge.collection;

import java.util.UUID;

import reactor.core.publisher.Mono;

/** The collections of all accounts. */
public interface Collections {

    /** The collection an account has without asking for one; made on first use, and the same ever after. */
    Mono<UUID> getDefault(UUID account);

    /** Fails as not found for ids of other accounts, too. */
    Mono<Collection> get(UUID account, UUID id);
}
