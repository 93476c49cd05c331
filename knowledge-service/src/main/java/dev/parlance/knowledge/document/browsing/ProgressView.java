package dev.parlance.knowledge.document.browsing;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonProperty;

import dev.parlance.knowledge.document.Document;

/** How far the indexing of a document is, as the platform API shows it while it goes on. */
record ProgressView(@JsonProperty("stage") String stage, @JsonProperty("processed") int processed,
        @JsonProperty("total") int total, @JsonProperty("queuedAt") Instant queuedAt) {

    static @Nullable ProgressView of(Document document) {
        var progress = document.progress();
        return document.isFinished()
                ? null
                : new ProgressView(progress.word(), progress.processed(), progress.total(), progress.queuedAt());
    }
}
