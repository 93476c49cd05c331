package dev.parlance.gateway.access;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.parlance.chassis.caller.Caller;

/**
 * What a credential stands for.
 *
 * @param account whose data it opens
 * @param key the API key, absent for a person
 * @param scopes what it may do
 * @param plan name of the account's plan
 * @param expiresAt from then on it opens nothing
 */
record Grant(UUID account, @Nullable UUID key, Set<String> scopes, String plan, @Nullable Instant expiresAt) {

    boolean isOver(Instant now) {
        return expiresAt != null && !now.isBefore(expiresAt);
    }

    Caller caller(String requestId) {
        return new Caller(account, key, scopes, plan, requestId);
    }
}
