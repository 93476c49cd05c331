package dev.parlance.account.session;

import java.time.Instant;

import reactor.core.publisher.Mono;

import dev.parlance.account.audit.Author;

/** Who is signed in, and which refresh tokens are out. Every change is one transaction with its line in the trail. */
interface SessionBook {

    Mono<Void> open(Session session, RefreshToken first, Author author);

    /**
     * Spends a token and hands out the next, which expires no later than its session. Empty for a token that is unknown,
     * expired or of a session that ended; one spent before ends its session, because two people hold it.
     */
    Mono<Session> renew(byte[] spent, RefreshToken next, Instant now, String requestId);

    /** Ends the session of a token, spent or not. Completes alike where there is none. */
    Mono<Void> end(byte[] token, Instant now, String requestId);

    /**
     * Gives a member another password, ends all their sessions and opens this one instead. Emits false, and changes
     * nothing, where the password was changed meanwhile.
     */
    Mono<Boolean> reopen(PasswordChange change, Session fresh, RefreshToken first, Author author);
}
