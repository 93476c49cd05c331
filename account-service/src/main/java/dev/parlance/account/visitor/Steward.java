package dev.parlance.account.visitor;

import java.util.Collections;
import java.util.Set;
import java.util.UUID;

import dev.parlance.chassis.caller.Caller;
import dev.parlance.chassis.failure.Failure;

/** Whoever may manage an account: its members, and secret keys made for everything or for that. */
public final class Steward {

    private static final Set<String> ENOUGH = Set.of("all", "account");

    private Steward() {
    }

    /** The account the caller may manage. */
    public static UUID account(Caller caller) {
        if (SignedIn.isUnknown(caller)) {
            throw Failure.unauthorized("missing_credentials", "This address needs an API key.");
        }
        if (caller.publishable() || Collections.disjoint(caller.scopes(), ENOUGH)) {
            throw Failure.forbidden("insufficient_scope", "This key may not manage its account.");
        }
        return caller.account();
    }
}
