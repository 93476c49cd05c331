package dev.parlance.gateway.access;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.parlance.chassis.caller.Caller;

import dev.parlance.gateway.origins.Origins;

/**
 * What a credential stands for.
 *
 * @param account whose data it opens
 * @param key the API key, absent for a person
 * @param member the person, absent for a key
 * @param publishable whether it is a key that stands readable in web pages
 * @param scopes what it may do
 * @param plan name of the account's plan
 * @param origins the pages from which a browser may use it
 * @param expiresAt from then on it opens nothing
 * @param limits what the plan allows how often
 * @param concurrency the most requests at the same time with one key; absent where nothing is said
 * @param keepsConversations whether the account lets be written down what is said
 * @param mendsJson whether the account wants broken JSON of models mended
 */
record Grant(UUID account, @Nullable UUID key, @Nullable UUID member, boolean publishable, Set<String> scopes,
        String plan, Origins origins, @Nullable Instant expiresAt, List<PlanLimit> limits,
        @Nullable Integer concurrency, boolean keepsConversations, boolean mendsJson) {

    Grant {
        scopes = Set.copyOf(scopes);
        limits = List.copyOf(limits);
    }

    boolean isOver(Clock clock) {
        return expiresAt != null && !clock.instant().isBefore(expiresAt);
    }

    Caller caller(String requestId) {
        return caller(requestId, keepsConversations);
    }

    /** While the account may have been set up differently since, what is said is not written down. */
    Caller callerInDoubt(String requestId) {
        return caller(requestId, false);
    }

    private Caller caller(String requestId, boolean kept) {
        return new Caller(account, key, member, publishable, scopes, plan, requestId, kept, mendsJson);
    }
}
