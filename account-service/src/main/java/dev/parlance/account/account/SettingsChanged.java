package dev.parlance.account.account;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The fact {@code account.settings-changed.v1}: from now on the account's owner wants it so. */
record SettingsChanged(@JsonProperty("account_id") UUID account,
        @JsonProperty("allow_conversations_logging") boolean conversationsLogging,
        @JsonProperty("automatic_json_healing") boolean jsonHealing, @JsonProperty("changed_at") Instant at) {

    static final String TYPE = "account.settings-changed.v1";

    static SettingsChanged of(UUID account, Profile after, Clock clock) {
        return new SettingsChanged(account, after.parameters().allowConversationsLogging(),
                after.parameters().automaticJsonHealing(), clock.instant().truncatedTo(ChronoUnit.MICROS));
    }
}
