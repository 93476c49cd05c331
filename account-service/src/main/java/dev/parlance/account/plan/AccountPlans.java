package dev.parlance.account.plan;

import java.util.UUID;

import reactor.core.publisher.Mono;

import dev.parlance.account.audit.Author;

/** Which account has which plan. */
public interface AccountPlans {

    /** Fails with 404 for an account that is not there. */
    Mono<String> get(UUID account);

    /**
     * Gives the account another plan, notes whose doing that is, and tells everybody; where it has the plan already, nothing happens and nothing is
     * told. Fails with 400 for a plan that is not configured and with 404 for an account that is not there.
     */
    Mono<Void> change(Author author, UUID account, String plan);
}
