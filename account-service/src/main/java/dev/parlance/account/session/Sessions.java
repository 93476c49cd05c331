package dev.parlance.account.session;

import java.util.UUID;

import reactor.core.publisher.Mono;

import dev.parlance.account.visitor.Visit;

/** How people stay signed in, and how they leave. */
public interface Sessions {

    /** For somebody who has just shown who they are. */
    Mono<Tokens> start(UUID account, UUID member, Visit visit);

    /**
     * The same for somebody who has just chosen another password; whoever else is signed in as them no longer is. Empty,
     * and without effect, where the password was changed meanwhile.
     */
    Mono<Tokens> restart(PasswordChange change, Visit visit);

    /** Fails alike with 401 for all that is not a refresh token to be used now. */
    Mono<Tokens> renew(String spent, String requestId);

    /** Completes for any text, so that nobody learns what it was. */
    Mono<Void> end(String token, String requestId);
}
