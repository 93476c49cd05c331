package dev.parlance.account.signin;

import com.fasterxml.jackson.annotation.JsonProperty;

import org.jspecify.annotations.Nullable;

import dev.parlance.chassis.failure.Failure;
import dev.parlance.chassis.failure.Required;

/** The body of a login. */
record LoginRequest(@JsonProperty("email") @Nullable String email,
        @JsonProperty("password") @Nullable String password) {

    String requiredEmail() {
        return Required.text("email", email);
    }

    Password requiredPassword() {
        if (password == null || password.isEmpty()) {
            throw Failure.missing("password");
        }
        return new Password(password);
    }

    @Override
    public String toString() {
        return "LoginRequest[hidden]";
    }
}
