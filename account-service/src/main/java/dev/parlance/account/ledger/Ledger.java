package dev.parlance.account.ledger;

import java.util.UUID;

import reactor.core.publisher.Mono;

import dev.parlance.account.audit.Author;

/** The wallets of all accounts, and what operators put into them. */
public interface Ledger {

    /** Fails with 404 for an account that is not there. */
    Mono<Wallet> get(UUID account);

    /**
     * Enters the grant once, however often it is repeated, and answers with the wallet as it is then. Fails with 404 for
     * an account that is not there, with 409 {@code grant_differs} where the id stands for something else, and with 409
     * {@code insufficient_balance} where more is taken back than is available.
     */
    Mono<Wallet> grant(Author author, Grant grant);
}
