package dev.parlance.account.account;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What services need to act for an account. */
record SettingsView(@JsonProperty("salt") String salt,
        @JsonProperty("allowConversationsLogging") boolean allowConversationsLogging,
        @JsonProperty("automaticJsonHealing") boolean automaticJsonHealing) {

    static SettingsView of(Profile profile) {
        return new SettingsView(profile.salt().text(), profile.parameters().allowConversationsLogging(),
                profile.parameters().automaticJsonHealing());
    }

    @Override
    public String toString() {
        return "SettingsView[hidden]";
    }
}
