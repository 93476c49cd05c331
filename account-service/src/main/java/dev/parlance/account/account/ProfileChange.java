package dev.parlance.account.account;

import org.jspecify.annotations.Nullable;

/** What is to become of a profile; what is absent stays. */
public record ProfileChange(@Nullable AccountName name, @Nullable Boolean allowConversationsLogging,
        @Nullable Boolean automaticJsonHealing) {

    Profile applied(Profile profile) {
        Parameters before = profile.parameters();
        var parameters = new Parameters(
                allowConversationsLogging == null ? before.allowConversationsLogging() : allowConversationsLogging,
                automaticJsonHealing == null ? before.automaticJsonHealing() : automaticJsonHealing);
        return new Profile(name == null ? profile.name() : name, parameters, profile.salt());
    }
}
