package dev.parlance.account.account;

import java.util.UUID;

import reactor.core.publisher.Mono;

import dev.parlance.account.audit.Author;

/** How all accounts are set up. All fail with 404 for an account that is not there. */
public interface Profiles {

    Mono<Profile> get(UUID account);

    /** Emits what the profile has become. */
    Mono<Profile> change(UUID account, ProfileChange change, Author author);

    /** Gives the account another salt, tells so, and emits it. From now on nobody is to be trusted by the old one. */
    Mono<Salt> rollSalt(UUID account, Author author);
}
