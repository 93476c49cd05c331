package dev.parlance.knowledge.document.browsing;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonRawValue;

import dev.parlance.knowledge.document.Document.Reason;
import dev.parlance.knowledge.document.Wording;

/** All about a document, as the platform API shows it. */
record FullView(@JsonProperty("id") UUID id, @JsonProperty("name") String name,
        @JsonProperty("state") IndexState state, @JsonProperty("error") @Nullable String error,
        @JsonProperty("progress") @Nullable ProgressView progress,
        @JsonProperty("contents") String contents, @JsonProperty("reference") @Nullable String reference,
        @JsonProperty("tags") List<String> tags, @JsonProperty("createdAt") Instant createdAt,
        @JsonProperty("updatedAt") Instant updatedAt, @JsonProperty("indexedAt") @Nullable Instant indexedAt,
        @JsonProperty("characterCount") int characterCount, @JsonProperty("wordCount") int wordCount,
        @JsonProperty("approximateTokenCount") int approximateTokenCount,
        @JsonProperty("metadata") @JsonRawValue String metadata) {

    static FullView of(Browsing.Full full) {
        var glimpse = full.glimpse();
        var document = glimpse.document();
        Reason failure = document.failure();
        return new FullView(document.id(), document.name(), IndexState.of(document.state()),
                failure == null ? null : failure.text(), ProgressView.of(document), full.contents(),
                glimpse.reference(), glimpse.tags(),
                document.createdAt(), document.updatedAt(), glimpse.indexedAt(), glimpse.characters(),
                glimpse.words(), Wording.tokens(glimpse.characters()), glimpse.metadata());
    }
}
