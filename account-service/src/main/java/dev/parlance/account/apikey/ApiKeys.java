package dev.parlance.account.apikey;

import java.util.List;
import java.util.UUID;

import reactor.core.publisher.Mono;

import dev.parlance.account.audit.Author;

/** The keys of all accounts that are not revoked. Every change is one transaction with its fact and its line in the trail. */
public interface ApiKeys {

    /**
     * Makes a key, no wider than what its author has. Fails with 409 {@code too_many_keys} where the account has enough,
     * with 403 {@code wider_than_minter} where too much is asked.
     */
    Mono<NewKey> mint(UUID account, KeyOrder order, Author author);

    /** The account's own, newest first, with those that expired of late. */
    Mono<List<ApiKey>> list(UUID account);

    /** Emits what the key has become; fails with 404 for a key the account does not have. */
    Mono<ApiKey> change(UUID account, UUID id, KeyChange change, Author author);

    /** Takes a key out of force for ever. Emits it as it was; empty for a key the account does not have. */
    Mono<ApiKey> revoke(UUID account, UUID id, Author author);
}
