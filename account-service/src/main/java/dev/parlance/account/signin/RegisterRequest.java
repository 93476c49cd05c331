package dev.parlance.account.signin;

import com.fasterxml.jackson.annotation.JsonProperty;

import org.jspecify.annotations.Nullable;

import dev.parlance.account.account.AccountName;
import dev.parlance.account.account.EmailAddress;
import dev.parlance.chassis.failure.Required;

/** The body of a registration. */
record RegisterRequest(@JsonProperty("name") @Nullable String name, @JsonProperty("email") @Nullable String email,
        @JsonProperty("password") @Nullable String password) {

    Registration registration() {
        return new Registration(new AccountName(Required.text("name", name)),
                new EmailAddress(Required.text("email", email).strip()),
                Password.chosen("password", Required.text("password", password)));
    }

    @Override
    public String toString() {
        return "RegisterRequest[hidden]";
    }
}
