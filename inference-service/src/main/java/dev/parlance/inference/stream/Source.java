package dev.parlance.inference.stream;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * A passage an answer rests on, as callers see it.
 *
 * @param similarity how near the passage is to the question, 0 to 1
 * @param page where the document has pages, counted from 1
 * @param heading the headings above the passage
 * @param quote the words that support the answer
 */
public record Source(@JsonProperty("document_name") String documentName,
        @JsonProperty("similarity_score") double similarity,
        @JsonProperty("document_id") String documentId,
        @JsonProperty("page") @Nullable Integer page,
        @JsonProperty("heading") @Nullable String heading,
        @JsonProperty("quote") String quote) {}
