package dev.parlance.inference.conversation.web;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonRawValue;

import dev.parlance.inference.conversation.KeptSession;

/** A conversation as the platform API lists it. */
record ConversationView(@JsonProperty("id") UUID id, @JsonProperty("kind") String kind,
        @JsonProperty("createdAt") Instant createdAt, @JsonProperty("lastAt") Instant lastAt,
        @JsonProperty("model") String model, @JsonProperty("gatewayId") @Nullable UUID gateway,
        @JsonProperty("apiKeyId") @Nullable UUID key, @JsonProperty("externalUserId") @Nullable String user,
        @JsonProperty("conversationToken") @Nullable String token,
        @JsonProperty("metadata") @JsonRawValue String metadata, @JsonProperty("totalTokens") long tokens,
        @JsonProperty("preview") String preview) {

    static ConversationView of(KeptSession session) {
        return new ConversationView(session.id(), session.kind().word(), session.createdAt(), session.lastAt(),
                session.model(), session.gateway(), session.key(), session.user(), session.token(),
                session.metadata(), session.tokens(), session.preview().strip());
    }

    record Page(@JsonProperty("conversations") List<ConversationView> conversations,
            @JsonProperty("hasMore") boolean hasMore) {}
}
