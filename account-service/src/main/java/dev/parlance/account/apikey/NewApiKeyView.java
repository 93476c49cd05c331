package dev.parlance.account.apikey;

import java.time.Instant;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The one answer that holds the whole key. */
record NewApiKeyView(@JsonProperty("id") UUID id, @JsonProperty("api_key") String text,
        @JsonProperty("name") String name, @JsonProperty("created_at") Instant createdAt) {

    static NewApiKeyView of(ApiKey key, KeyText text) {
        return new NewApiKeyView(key.id(), text.text(), key.label().text(), key.createdAt());
    }

    @Override
    public String toString() {
        return "NewApiKeyView[hidden]";
    }
}
