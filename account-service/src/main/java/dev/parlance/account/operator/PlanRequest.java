package dev.parlance.account.operator;

import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonProperty;

import org.jspecify.annotations.Nullable;

import dev.parlance.chassis.failure.Required;

/** The body that gives an account another plan. */
record PlanRequest(@JsonProperty("account") @Nullable UUID account, @JsonProperty("email") @Nullable String email,
        @JsonProperty("plan") @Nullable String plan) {

    String name() {
        return Required.value("plan", plan);
    }

    @Override
    public String toString() {
        return "PlanRequest[plan=" + plan + "]";
    }
}
