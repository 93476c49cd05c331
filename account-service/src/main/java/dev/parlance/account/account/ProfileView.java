package dev.parlance.account.account;

import com.fasterxml.jackson.annotation.JsonProperty;

/** An account as its owner sees it. */
record ProfileView(@JsonProperty("name") String name, @JsonProperty("parameters") ParametersView parameters) {

    static ProfileView of(Profile profile) {
        return new ProfileView(profile.name().text(), ParametersView.of(profile.parameters()));
    }

    /** What holds for all of the account. */
    record ParametersView(@JsonProperty("allowConversationsLogging") boolean allowConversationsLogging,
            @JsonProperty("automaticJsonHealing") boolean automaticJsonHealing) {

        static ParametersView of(Parameters parameters) {
            return new ParametersView(parameters.allowConversationsLogging(), parameters.automaticJsonHealing());
        }
    }
}
