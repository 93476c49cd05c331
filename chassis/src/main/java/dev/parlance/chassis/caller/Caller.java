package dev.parlance.chassis.caller;

import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * On whose behalf a request runs. The gateway has already checked the credential; services trust this and nothing else.
 *
 * @param account whose data may be touched
 * @param key the API key used, absent for a signed-in person
 * @param member the signed-in person, absent for a key
 * @param publishable whether the key is one that stands readable in web pages, and may do what strangers may do
 * @param scopes what the credential may do
 * @param plan name of the account's plan
 * @param requestId joins log lines of all services that took part
 * @param allowConversationsLogging whether what is said may be written down; without it nothing of it is
 * @param automaticJsonHealing whether broken JSON of a model is mended wherever JSON was asked for
 */
public record Caller(UUID account, @Nullable UUID key, @Nullable UUID member, boolean publishable, Set<String> scopes,
        String plan, String requestId, boolean allowConversationsLogging, boolean automaticJsonHealing) {

    /** The scope of a call from service to service that acts for no account. */
    public static final String INTERNAL = "internal";

    private static final UUID NOBODY = new UUID(0, 0);

    public Caller {
        scopes = Set.copyOf(scopes);
    }

    /** Somebody of an account that is set up as new ones are. */
    public Caller(UUID account, @Nullable UUID key, @Nullable UUID member, boolean publishable, Set<String> scopes,
            String plan, String requestId) {
        this(account, key, member, publishable, scopes, plan, requestId, true, false);
    }

    /** Somebody who is neither a person nor uses a publishable key. */
    public Caller(UUID account, @Nullable UUID key, Set<String> scopes, String plan, String requestId) {
        this(account, key, null, false, scopes, plan, requestId);
    }

    /** A service speaking for itself. */
    public static Caller service(String requestId) {
        return new Caller(NOBODY, null, Set.of(INTERNAL), "none", requestId);
    }

    public boolean isService() {
        return scopes.contains(INTERNAL);
    }
}
