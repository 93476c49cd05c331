package dev.parlance.knowledge.collection;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A collection as its account sees it.
 *
 * @param context what it is about, for the model that answers from it
 * @param tags as its account wrote them, parted by commas
 */
public record Collection(UUID id, UUID account, String name, @Nullable String context, @Nullable String tags,
        Instant createdAt) {}
