package dev.parlance.account.apikey;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonProperty;

import org.jspecify.annotations.Nullable;

/** The fact {@code account.key-created.v1}. It holds nothing the key could be made from, and not what its owner calls it. */
record KeyCreated(@JsonProperty("key_id") UUID key, @JsonProperty("account_id") UUID account,
        @JsonProperty("kind") String kind, @JsonProperty("scopes") List<String> scopes,
        @JsonProperty("expires_at") @Nullable Instant expiresAt, @JsonProperty("created_at") Instant at) {

    static final String TYPE = "account.key-created.v1";

    static KeyCreated of(ApiKey key) {
        return new KeyCreated(key.id(), key.account(), key.kind().word(),
                key.scopes().words().stream().sorted().toList(), key.expiresAt(), key.createdAt());
    }
}
