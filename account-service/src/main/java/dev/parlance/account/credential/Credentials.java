package dev.parlance.account.credential;

import reactor.core.publisher.Mono;

import dev.parlance.account.session.Person;

/** Everything in force that an account can be spoken for with. */
interface Credentials {

    /** Empty for a key that never was, is revoked or has expired. Remembers, to the minute, that it was used. */
    Mono<Credential> findKey(byte[] sha256);

    /** Empty for somebody who is no longer a member, or no longer signed in there. */
    Mono<Credential> findPerson(Person person);
}
