package dev.parlance.account.apikey;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import reactor.core.publisher.Mono;

/** The keys of all accounts that are not revoked. */
interface ApiKeys {

    /** Keeps a key under the hash of its text. Fails with 409 {@code too_many_keys} where the account has enough. */
    Mono<Void> add(ApiKey key, byte[] sha256);

    /** The account's own, newest first, and never more than it may have. */
    Mono<List<ApiKey>> list(UUID account);

    /** Takes a key out of force and tells everybody; fails with 404 for a key the account does not have. */
    Mono<Void> revoke(UUID account, UUID id, Instant now);
}
