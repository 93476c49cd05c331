package dev.parlance.account.audit;

import java.util.Locale;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.parlance.chassis.caller.Caller;

/**
 * Whose doing a change is.
 *
 * @param id of the member or the key; absent for an operator
 * @param requestId of the request that brought the change
 */
public record Author(Kind kind, @Nullable UUID id, String requestId) {

    /** What an author is. */
    public enum Kind {

        MEMBER, KEY, OPERATOR;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public static Author of(Caller caller) {
        if (caller.isService()) {
            return operator(caller.requestId());
        }
        return caller.key() == null
                ? new Author(Kind.MEMBER, caller.member(), caller.requestId())
                : new Author(Kind.KEY, caller.key(), caller.requestId());
    }

    public static Author member(UUID member, String requestId) {
        return new Author(Kind.MEMBER, member, requestId);
    }

    /** Whoever runs this installation. */
    public static Author operator(String requestId) {
        return new Author(Kind.OPERATOR, null, requestId);
    }
}
