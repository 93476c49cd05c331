package dev.parlance.knowledge.document;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonProperty;

/** A document as the support API shows it. */
record DocumentView(@JsonProperty("id") UUID id, @JsonProperty("document_id") UUID documentId,
        @JsonProperty("filename") String filename, @JsonProperty("status") String status,
        @JsonProperty("error") @Nullable String error, @JsonProperty("error_code") @Nullable String errorCode,
        @JsonProperty("size") long size, @JsonProperty("chunk_count") int chunkCount,
        @JsonProperty("progress") @Nullable Progress progress, @JsonProperty("created_at") Instant createdAt,
        @JsonProperty("updated_at") Instant updatedAt) {

    static DocumentView of(Document document) {
        var failure = document.failure();
        return new DocumentView(document.id(), document.id(), document.name(), document.state().word(),
                failure == null ? null : failure.text(), failure == null ? null : failure.code(), document.bytes(),
                document.chunks(), document.isFinished() ? null : Progress.of(document.progress()),
                document.createdAt(),
                document.updatedAt());
    }

    /** How far the indexing is, while it goes on. */
    record Progress(@JsonProperty("stage") String stage, @JsonProperty("processed") int processed,
            @JsonProperty("total") int total, @JsonProperty("queued_at") Instant queuedAt) {

        static Progress of(Document.Progress progress) {
            return new Progress(progress.word(), progress.processed(), progress.total(), progress.queuedAt());
        }
    }
}
