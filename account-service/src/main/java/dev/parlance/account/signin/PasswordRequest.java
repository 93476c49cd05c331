package dev.parlance.account.signin;

import com.fasterxml.jackson.annotation.JsonProperty;

import org.jspecify.annotations.Nullable;

import dev.parlance.chassis.failure.Required;

/** The body that brings a new password. */
record PasswordRequest(@JsonProperty("current_password") @Nullable String current,
        @JsonProperty("new_password") @Nullable String chosen) {

    Password requiredCurrent() {
        return new Password(Required.text("current_password", current));
    }

    Password requiredNew() {
        return Password.chosen("new_password", Required.text("new_password", chosen));
    }

    @Override
    public String toString() {
        return "PasswordRequest[hidden]";
    }
}
