package dev.parlance.account.apikey.web;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonProperty;

import org.jspecify.annotations.Nullable;

import dev.parlance.account.apikey.ApiKey;
import dev.parlance.account.apikey.NewKey;

/** The one answer that holds the whole key. */
record NewApiKeyView(@JsonProperty("id") UUID id, @JsonProperty("api_key") String text,
        @JsonProperty("name") String name, @JsonProperty("kind") String kind,
        @JsonProperty("scopes") List<String> scopes, @JsonProperty("origins") List<String> origins,
        @JsonProperty("created_at") Instant createdAt, @JsonProperty("expires_at") @Nullable Instant expiresAt) {

    static NewApiKeyView of(NewKey made) {
        ApiKey key = made.key();
        return new NewApiKeyView(key.id(), made.text().text(), key.label().text(), key.kind().word(),
                key.scopes().words().stream().sorted().toList(), key.origins(), key.createdAt(), key.expiresAt());
    }

    @Override
    public String toString() {
        return "NewApiKeyView[hidden]";
    }
}
