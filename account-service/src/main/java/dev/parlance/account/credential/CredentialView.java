package dev.parlance.account.credential;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonProperty;

import org.jspecify.annotations.Nullable;

import dev.parlance.account.account.Parameters;
import dev.parlance.account.plan.LimitView;
import dev.parlance.account.plan.PlanFigures;

/** What the edge is told of a credential. */
record CredentialView(@JsonProperty("account") UUID account, @JsonProperty("key") @Nullable UUID key,
        @JsonProperty("member") @Nullable UUID member, @JsonProperty("kind") String kind,
        @JsonProperty("scopes") List<String> scopes,
        @JsonProperty("plan") String plan, @JsonProperty("origins") List<String> origins,
        @JsonProperty("expires_at") @Nullable Instant expiresAt, @JsonProperty("limits") List<LimitView> limits,
        @JsonProperty("concurrency") @Nullable Integer concurrency, @JsonProperty("settings") SettingsView settings) {

    static CredentialView of(Credential credential, PlanFigures plan) {
        return new CredentialView(credential.account(), credential.key(), credential.member(), credential.kind(),
                credential.scopes().stream().sorted().toList(), credential.plan(), credential.origins(),
                credential.expiresAt(), LimitView.of(plan.limits()), plan.concurrency(),
                SettingsView.of(credential.settings()));
    }

    record SettingsView(@JsonProperty("allowConversationsLogging") boolean conversationsLogging,
            @JsonProperty("automaticJsonHealing") boolean jsonHealing) {

        static SettingsView of(Parameters settings) {
            return new SettingsView(settings.allowConversationsLogging(), settings.automaticJsonHealing());
        }
    }
}
