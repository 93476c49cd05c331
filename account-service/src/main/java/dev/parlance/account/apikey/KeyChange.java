package dev.parlance.account.apikey;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** What is to become of a key; what is absent stays. */
public record KeyChange(@Nullable KeyLabel label, @Nullable List<@Nullable String> scopes,
        @Nullable List<@Nullable String> origins, KeyLifetime lifetime) {

    /** Fails with 400 for what a key of this kind cannot be. */
    ApiKey applied(ApiKey key, Instant now) {
        return new ApiKey(key.id(), key.account(), key.kind(), label == null ? key.label() : label,
                scopes == null ? key.scopes() : KeyScopes.of(key.kind(), scopes),
                origins == null ? key.origins() : WebOrigin.all(origins), key.tail(), key.createdAt(),
                lifetime.isOpen() ? key.expiresAt() : lifetime.endFrom(now), key.lastUsedAt());
    }
}
