package dev.parlance.account.operator;

import java.util.UUID;

import reactor.core.publisher.Mono;

/** The accounts of this installation, for whoever runs it. */
interface KnownAccounts {

    /** By the address of a member, however its letters are cased. */
    Mono<KnownAccount> findByEmail(String email);

    Mono<KnownAccount> find(UUID account);
}
