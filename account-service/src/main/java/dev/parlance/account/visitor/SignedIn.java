package dev.parlance.account.visitor;

import java.util.UUID;

import dev.parlance.chassis.caller.Caller;
import dev.parlance.chassis.failure.Failure;

/** Tells people from programs, for what is left to people. */
public final class SignedIn {

    /** In whose name the edge forwards what came without a credential. */
    private static final UUID NOBODY = new UUID(0, 0);

    private SignedIn() {
    }

    /** The account of the person who calls. */
    public static UUID account(Caller caller) {
        refuseKey(caller);
        if (isUnknown(caller)) {
            throw notSignedIn();
        }
        return caller.account();
    }

    /** The person who calls. */
    public static UUID member(Caller caller) {
        account(caller);
        UUID member = caller.member();
        if (member == null) {
            throw notSignedIn();
        }
        return member;
    }

    /** Fails for a caller that came with an API key. */
    public static void refuseKey(Caller caller) {
        if (caller.key() != null) {
            throw Failure.forbidden("needs_sign_in",
                    "An API key cannot be used here. Sign in with e-mail and password instead.");
        }
    }

    static boolean isUnknown(Caller caller) {
        return caller.isService() || caller.account().equals(NOBODY);
    }

    private static Failure notSignedIn() {
        return Failure.unauthorized("missing_credentials",
                "Sign in first: this address needs a token from /api/v1/auth/login or /api/v1/auth/register.");
    }
}
