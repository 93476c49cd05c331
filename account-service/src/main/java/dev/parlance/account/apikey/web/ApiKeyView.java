package dev.parlance.account.apikey.web;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonProperty;

import org.jspecify.annotations.Nullable;

import dev.parlance.account.apikey.ApiKey;

/** A key in a list: all about it but its text. */
record ApiKeyView(@JsonProperty("id") UUID id, @JsonProperty("name") String name,
        @JsonProperty("masked_key") String masked, @JsonProperty("kind") String kind,
        @JsonProperty("scopes") List<String> scopes, @JsonProperty("origins") List<String> origins,
        @JsonProperty("created_at") Instant createdAt, @JsonProperty("expires_at") @Nullable Instant expiresAt,
        @JsonProperty("last_used_at") @Nullable Instant lastUsedAt) {

    static ApiKeyView of(ApiKey key) {
        return new ApiKeyView(key.id(), key.label().text(), key.masked(), key.kind().word(),
                key.scopes().words().stream().sorted().toList(), key.origins(), key.createdAt(), key.expiresAt(),
                key.lastUsedAt());
    }

    /** All keys of an account. */
    record Listing(@JsonProperty("api_keys") List<ApiKeyView> keys, @JsonProperty("total") int total) {

        static Listing of(List<ApiKey> keys) {
            return new Listing(keys.stream().map(ApiKeyView::of).toList(), keys.size());
        }
    }
}
