package dev.parlance.account.plan;

import java.time.Instant;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonProperty;

import dev.parlance.chassis.event.Topic;

/** The fact {@code account.plan-changed.v1}: from now on other figures hold for the account. */
record PlanChanged(@JsonProperty("account_id") UUID account, @JsonProperty("plan") String plan,
        @JsonProperty("previous_plan") String previous, @JsonProperty("changed_at") Instant at) {

    static final Topic TOPIC = new Topic("account", "accounts");

    static final String TYPE = "account.plan-changed.v1";
}
