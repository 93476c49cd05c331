package dev.parlance.account.apikey.web;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonProperty;

import org.jspecify.annotations.Nullable;

import dev.parlance.account.account.Salt;
import dev.parlance.account.apikey.ApiKey;

/** The keys of an account, and the salt it signs with. */
record AccountKeysView(@JsonProperty("apiKeys") List<KeyView> keys, @JsonProperty("salt") String salt) {

    static AccountKeysView of(List<ApiKey> keys, Salt salt) {
        return new AccountKeysView(keys.stream().map(KeyView::of).toList(), salt.text());
    }

    @Override
    public String toString() {
        return "AccountKeysView[hidden]";
    }

    /** One of them: all about it but its text. */
    record KeyView(@JsonProperty("id") UUID id, @JsonProperty("expiresAt") @Nullable Instant expiresAt,
            @JsonProperty("usedAt") @Nullable Instant usedAt, @JsonProperty("label") String label,
            @JsonProperty("key") String masked, @JsonProperty("kind") String kind,
            @JsonProperty("scopes") List<String> scopes, @JsonProperty("origins") List<String> origins) {

        static KeyView of(ApiKey key) {
            return new KeyView(key.id(), key.expiresAt(), key.lastUsedAt(), key.label().text(), "..." + key.tail(),
                    key.kind().word(), key.scopes().words().stream().sorted().toList(), key.origins());
        }
    }
}
