package dev.parlance.knowledge.collection;

import java.util.UUID;

import reactor.core.publisher.Mono;

import dev.parlance.chassis.failure.Failure;
import dev.parlance.chassis.identity.Ids;

/** The collections of all accounts. */
public interface Collections {

    /** The collection an account has without asking for one; made on first use, and the same ever after. */
    Mono<UUID> getDefault(UUID account);

    /** Fails as not found for ids of other accounts, too. */
    Mono<Collection> get(UUID account, UUID id);

    /** The same for an id as a caller wrote it; what is no id at all is not found either. */
    default Mono<Collection> get(UUID account, String id) {
        return Mono.justOrEmpty(Ids.parse(id)).switchIfEmpty(Mono.error(() -> Failure.notFound("collection")))
                .flatMap(known -> get(account, known));
    }
}
