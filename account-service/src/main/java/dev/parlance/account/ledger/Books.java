package dev.parlance.account.ledger;

import reactor.core.publisher.Mono;

/** Whether everything that is written about money says the same. */
public interface Books {

    /**
     * Adds up the journal and holds it against wallets and reservations; where asked to, also against every single call
     * and the sums of usage. Reads everything there is, so it may take minutes and takes part in no request of a
     * customer.
     */
    Mono<BookReport> audit(boolean withCalls);
}
