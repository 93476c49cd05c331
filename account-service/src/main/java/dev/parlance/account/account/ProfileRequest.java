package dev.parlance.account.account;

import com.fasterxml.jackson.annotation.JsonProperty;

import org.jspecify.annotations.Nullable;

/** The body that changes an account. */
record ProfileRequest(@JsonProperty("name") @Nullable String name,
        @JsonProperty("parameters") @Nullable ParametersRequest parameters) {

    ProfileChange change() {
        return new ProfileChange(name == null ? null : new AccountName(name),
                parameters == null ? null : parameters.allowConversationsLogging(),
                parameters == null ? null : parameters.automaticJsonHealing());
    }

    /** What is to hold for all of the account. */
    record ParametersRequest(@JsonProperty("allowConversationsLogging") @Nullable Boolean allowConversationsLogging,
            @JsonProperty("automaticJsonHealing") @Nullable Boolean automaticJsonHealing) {}
}
