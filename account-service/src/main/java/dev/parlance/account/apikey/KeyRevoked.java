package dev.parlance.account.apikey;

import java.time.Instant;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonProperty;

import dev.parlance.chassis.event.Topic;

/** The fact {@code account.key-revoked.v1}: what was known of the key is to be forgotten everywhere. */
record KeyRevoked(@JsonProperty("key_id") UUID key, @JsonProperty("account_id") UUID account,
        @JsonProperty("kind") String kind, @JsonProperty("revoked_at") Instant at,
        @JsonProperty("reason") String reason) {

    static final Topic TOPIC = new Topic("account", "keys");

    static final String TYPE = "account.key-revoked.v1";

    private static final String REVOKED = "revoked";

    private static final String NARROWED = "narrowed";

    /** The key is worth nothing any more. */
    static KeyRevoked revoked(ApiKey key, Instant at) {
        return new KeyRevoked(key.id(), key.account(), key.kind().word(), at, REVOKED);
    }

    /** The key is worth less than before. */
    static KeyRevoked narrowed(ApiKey key, Instant at) {
        return new KeyRevoked(key.id(), key.account(), key.kind().word(), at, NARROWED);
    }
}
