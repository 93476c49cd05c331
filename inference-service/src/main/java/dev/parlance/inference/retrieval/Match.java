package dev.parlance.inference.retrieval;

import java.util.List;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * A document that was found.
 *
 * @param content its passage that fits best
 * @param score by which it is ordered, 0 to 1
 * @param references documents that share its reference, where they were asked for
 */
public record Match(@JsonProperty("documentId") String documentId, @JsonProperty("documentName") String documentName,
        @JsonProperty("documentContent") String content, @JsonProperty("score") double score,
        @JsonProperty("page") @Nullable Integer page, @JsonProperty("heading") @Nullable String heading,
        @JsonProperty("collectionId") String collectionId,
        @JsonProperty("referencedDocuments") List<Reference> references) {

    public Match {
        references = references == null ? List.of() : List.copyOf(references);
    }

    /** A document that shares a reference with another. */
    public record Reference(@JsonProperty("documentId") String documentId,
            @JsonProperty("documentContent") String content) {}
}
