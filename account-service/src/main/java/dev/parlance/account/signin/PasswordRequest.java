package dev.parlance.account.signin;

import com.fasterxml.jackson.annotation.JsonProperty;

import org.jspecify.annotations.Nullable;

import dev.parlance.chassis.failure.Failure;

/** The body that brings a new password. */
record PasswordRequest(@JsonProperty("current_password") @Nullable String current,
        @JsonProperty("new_password") @Nullable String chosen) {

    Password requiredCurrent() {
        return new Password(required("current_password", current));
    }

    Password requiredNew() {
        return Password.chosen("new_password", required("new_password", chosen));
    }

    private static String required(String field, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw Failure.missing(field);
        }
        return value;
    }

    @Override
    public String toString() {
        return "PasswordRequest[hidden]";
    }
}
