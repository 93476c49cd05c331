package dev.parlance.account.account;

import java.time.Instant;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The fact {@code account.salt-rolled.v1}: what was signed with the salt before is signed by nobody. */
record SaltRolled(@JsonProperty("account_id") UUID account, @JsonProperty("rolled_at") Instant at) {

    static final String TYPE = "account.salt-rolled.v1";
}
