package dev.parlance.inference.retrieval;

import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonProperty;
import tools.jackson.databind.JsonNode;

import dev.parlance.inference.extraction.Passage;

/**
 * A document that was found.
 *
 * @param content its passage that fits best
 * @param score by which it is ordered, 0 to 1
 * @param references documents that share its reference, where they were asked for
 * @param metadata what its owner has noted of it, an object or nothing
 */
public record Match(@JsonProperty("documentId") String documentId, @JsonProperty("documentName") String documentName,
        @JsonProperty("documentContent") String content, @JsonProperty("score") double score,
        @JsonProperty("page") @Nullable Integer page, @JsonProperty("heading") @Nullable String heading,
        @JsonProperty("collectionId") String collectionId,
        @JsonProperty("referencedDocuments") List<Reference> references,
        @JsonProperty("metadata") @Nullable JsonNode metadata) {

    public Match {
        references = references == null ? List.of() : List.copyOf(references);
    }

    public Match(String documentId, String documentName, String content, double score, @Nullable Integer page,
            @Nullable String heading, String collectionId, List<Reference> references) {
        this(documentId, documentName, content, score, page, heading, collectionId, references, null);
    }

    /** What is to be read of it. */
    public Passage passage() {
        return new Passage(documentId, documentName, documentId, heading, page, content, score);
    }

    /** It, and what shares a reference with it: that belongs to what was found. */
    public Stream<Match> withReferences() {
        return Stream.concat(Stream.of(this), references.stream().map(other -> new Match(other.documentId(),
                documentName, other.content(), score, null, null, collectionId, List.of())));
    }

    /** A document that shares a reference with another. */
    public record Reference(@JsonProperty("documentId") String documentId,
            @JsonProperty("documentContent") String content) {}
}
