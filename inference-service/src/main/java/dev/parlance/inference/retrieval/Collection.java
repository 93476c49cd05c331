package dev.parlance.inference.retrieval;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * A collection of documents.
 *
 * @param context what its owner says of it
 */
public record Collection(@JsonProperty("id") String id, @JsonProperty("name") String name,
        @JsonProperty("context") @Nullable String context) {}
