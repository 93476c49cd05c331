package dev.parlance.knowledge.document.browsing;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonProperty;

/** A document in a list of the platform API. */
record GlimpseView(@JsonProperty("id") UUID id, @JsonProperty("createdAt") Instant createdAt,
        @JsonProperty("updatedAt") Instant updatedAt, @JsonProperty("name") String name,
        @JsonProperty("reference") @Nullable String reference, @JsonProperty("tags") List<String> tags,
        @JsonProperty("contentsPreview") String contentsPreview,
        @JsonProperty("indexState") IndexState indexState,
        @JsonProperty("error") @Nullable String error, @JsonProperty("progress") @Nullable ProgressView progress) {

    static GlimpseView of(Glimpse glimpse) {
        var document = glimpse.document();
        var failure = document.failure();
        return new GlimpseView(document.id(), document.createdAt(), document.updatedAt(), document.name(),
                glimpse.reference(), glimpse.tags(), glimpse.preview(), IndexState.of(document.state()),
                failure == null ? null : failure.text(), ProgressView.of(document));
    }
}
