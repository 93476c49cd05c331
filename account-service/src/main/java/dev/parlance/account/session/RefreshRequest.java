package dev.parlance.account.session;

import com.fasterxml.jackson.annotation.JsonProperty;

import org.jspecify.annotations.Nullable;

import dev.parlance.chassis.failure.Failure;

/** The body that brings a refresh token back. */
record RefreshRequest(@JsonProperty("refresh_token") @Nullable String token) {

    String requiredToken() {
        if (token == null || token.isBlank()) {
            throw Failure.missing("refresh_token");
        }
        return token;
    }

    @Override
    public String toString() {
        return "RefreshRequest[hidden]";
    }
}
