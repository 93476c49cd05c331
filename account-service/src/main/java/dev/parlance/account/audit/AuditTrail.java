package dev.parlance.account.audit;

import reactor.core.publisher.Mono;

/** What is written whenever something changes, and never changes itself. */
public interface AuditTrail {

    /** Completes with the transaction it takes part in, which is to be the one of the change. */
    Mono<Void> add(Author author, Change change);
}
