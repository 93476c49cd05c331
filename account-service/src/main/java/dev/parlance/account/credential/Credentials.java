package dev.parlance.account.credential;

import reactor.core.publisher.Mono;

import dev.parlance.account.signin.Person;

/** Everything in force that an account can be spoken for with. */
interface Credentials {

    /** Empty for a key that never was, is revoked or has expired. Remembers, to the minute, that it was used. */
    Mono<Credential> findKey(byte[] sha256);

    /** Empty for somebody who is no longer a member. */
    Mono<Credential> findPerson(Person person);
}
