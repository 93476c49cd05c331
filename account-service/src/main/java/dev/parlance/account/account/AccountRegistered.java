package dev.parlance.account.account;

import java.time.Instant;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonProperty;

import dev.parlance.chassis.event.Topic;

/** The fact {@code account.account-registered.v1}. It names no person: facts travel far and stay long. */
record AccountRegistered(@JsonProperty("account_id") UUID account, @JsonProperty("name") String name,
        @JsonProperty("plan") String plan, @JsonProperty("registered_at") Instant at) {

    static final Topic TOPIC = new Topic("account", "accounts");

    static final String TYPE = "account.account-registered.v1";

    static AccountRegistered of(Account account) {
        return new AccountRegistered(account.id(), account.name().text(), account.plan().word(), account.createdAt());
    }
}
