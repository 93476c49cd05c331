package dev.parlance.account.signin;

import com.fasterxml.jackson.annotation.JsonProperty;

import org.jspecify.annotations.Nullable;

import dev.parlance.account.account.AccountName;
import dev.parlance.account.account.EmailAddress;
import dev.parlance.chassis.failure.Failure;

/** The body of a registration. */
record RegisterRequest(@JsonProperty("name") @Nullable String name, @JsonProperty("email") @Nullable String email,
        @JsonProperty("password") @Nullable String password) {

    Registration registration() {
        return new Registration(new AccountName(required("name", name)),
                new EmailAddress(required("email", email).strip()),
                Password.chosen("password", required("password", password)));
    }

    private static String required(String field, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw Failure.missing(field);
        }
        return value;
    }

    @Override
    public String toString() {
        return "RegisterRequest[hidden]";
    }
}
