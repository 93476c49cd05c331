package dev.parlance.account.apikey;

import java.time.Instant;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonProperty;

import dev.parlance.chassis.event.Topic;

/** The fact {@code account.key-revoked.v1}: from now on the key is to be refused everywhere. */
record KeyRevoked(@JsonProperty("key_id") UUID key, @JsonProperty("account_id") UUID account,
        @JsonProperty("kind") String kind, @JsonProperty("revoked_at") Instant at) {

    static final Topic TOPIC = new Topic("account", "keys");

    static final String TYPE = "account.key-revoked.v1";
}
