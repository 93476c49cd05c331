package dev.parlance.inference.conversation;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A turn as it was written down.
 *
 * @param messages of a completion's request, as a list in JSON; absent where the question says all
 * @param state {@code open}, or its {@link Outcome} in small letters
 * @param sources as a list in JSON
 */
public record KeptTurn(UUID id, UUID session, Kind kind, String question, @Nullable String messages, String answer,
        String state, String sources, String model, int promptTokens, int completionTokens, Instant askedAt,
        @Nullable Instant endedAt) {}
