package dev.parlance.account.attempts;

import reactor.core.publisher.Mono;

import dev.parlance.account.visitor.ClientAddress;

/**
 * Slows down whoever guesses passwords, and lets the owner in all the same. Whether an e-mail address is anybody's makes no
 * difference, for nobody shall learn that here.
 */
public interface SignInAttempts {

    /** Fails with 429 for a try made too early; otherwise counts it until it is said to have been good. */
    Mono<Attempt> admit(String email, ClientAddress from);

    /** The password was right. */
    Mono<Void> succeeded(Attempt attempt);

    /** The password was not looked at. */
    Mono<Void> takeBack(Attempt attempt);
}
