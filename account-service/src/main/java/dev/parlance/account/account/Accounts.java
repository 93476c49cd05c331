package dev.parlance.account.account;

import java.util.UUID;

import reactor.core.publisher.Mono;

/** All accounts of this installation with their members. */
public interface Accounts {

    /**
     * Keeps the new account, its first member and the fact that it was registered, all or nothing. Fails with 409
     * {@code email_taken} where another member has the address, however its letters are cased.
     */
    Mono<Void> open(Account account, Member first, String requestId);

    Mono<Member> findMember(EmailAddress email);

    /** By who they are. */
    Mono<Member> findMember(UUID account, UUID member);
}
