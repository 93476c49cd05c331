package dev.parlance.account.credential;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.parlance.account.account.Parameters;
import dev.parlance.account.session.Person;

/**
 * What stands behind a key or a token in force.
 *
 * @param key absent for a person
 * @param member the person, absent for a key
 * @param kind {@code secret}, {@code publishable} or {@code person}
 * @param plan what the account may use
 * @param origins pages from which a browser may use it
 * @param expiresAt when it stops being worth anything, absent for never
 * @param settings what the account's owner decided
 */
record Credential(UUID account, @Nullable UUID key, @Nullable UUID member, String kind, Set<String> scopes, String plan,
        List<String> origins, @Nullable Instant expiresAt, Parameters settings) {

    private static final String PERSON = "person";

    /** A person manages the account and its keys; for everything else they make a key. */
    private static final String MANAGES_ACCOUNT = "account";

    Credential {
        scopes = Set.copyOf(scopes);
        origins = List.copyOf(origins);
    }

    static Credential person(Person person, String plan, Parameters settings) {
        return new Credential(person.account(), null, person.member(), PERSON, Set.of(MANAGES_ACCOUNT), plan,
                List.of(), person.until(), settings);
    }
}
