package dev.parlance.account.session;

import com.fasterxml.jackson.annotation.JsonProperty;

import org.jspecify.annotations.Nullable;

import dev.parlance.chassis.failure.Required;

/** The body that brings a refresh token back. */
record RefreshRequest(@JsonProperty("refresh_token") @Nullable String token) {

    String requiredToken() {
        return Required.text("refresh_token", token);
    }

    @Override
    public String toString() {
        return "RefreshRequest[hidden]";
    }
}
