package dev.parlance.knowledge.source;

import java.time.Instant;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonProperty;

import org.jspecify.annotations.Nullable;

/** A source as the workspace API shows it. */
record SourceView(@JsonProperty("id") String id, @JsonProperty("type") String type,
        @JsonProperty("name") @Nullable String name, @JsonProperty("source_url_or_path") String address,
        @JsonProperty("status") String status, @JsonProperty("chunk_count") int chunkCount,
        @JsonProperty("enabled") int enabled, @JsonProperty("created_at") Instant createdAt,
        @JsonProperty("indexed_at") @Nullable Instant indexedAt,
        @JsonProperty("last_error") @Nullable String lastError,
        @JsonProperty("document_id") @Nullable UUID documentId, @JsonProperty("crawl_id") @Nullable UUID crawlId) {

    static SourceView of(Source source) {
        return new SourceView(source.id().text(), source.kind().word(), source.name(), source.address(),
                source.status().word(), source.indexed().chunks(), source.enabled() ? 1 : 0, source.createdAt(),
                source.indexed().at(), source.lastError(), source.document(), source.crawl());
    }
}
