package dev.parlance.account.signin;

import org.jspecify.annotations.Nullable;

import reactor.core.publisher.Mono;

/** Turns passwords into hashes that are slow to guess from, and compares with them. */
interface PasswordHashes {

    Mono<String> hash(Password password);

    /**
     * Takes as long without a hash as with one, so that nobody learns from the time which addresses are known.
     *
     * @param hash of the password expected, absent where nobody is expected
     */
    Mono<Boolean> matches(Password password, @Nullable String hash);
}
