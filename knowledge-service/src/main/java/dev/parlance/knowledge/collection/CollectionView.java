package dev.parlance.knowledge.collection;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonRawValue;

/** A collection as the platform API shows it. */
record CollectionView(@JsonProperty("id") UUID id, @JsonProperty("name") String name,
        @JsonProperty("context") @Nullable String context,
        @JsonProperty("collectionTags") @Nullable String collectionTags,
        @JsonProperty("createdAt") Instant createdAt, @JsonProperty("state") State state,
        @JsonProperty("failed") long failed, @JsonProperty("queuedSince") @Nullable Instant queuedSince,
        @JsonProperty("embeddings") @JsonRawValue String embeddings, @JsonProperty("tags") List<String> tags) {

    static CollectionView of(CollectionOverview overview) {
        Collection collection = overview.collection();
        return new CollectionView(collection.id(), collection.name(), collection.context(), collection.tags(),
                collection.createdAt(),
                new State(overview.documents(), overview.indexed(), overview.queued()),
                overview.documents() - overview.indexed() - overview.queued(), overview.oldest(), overview.embeddings(),
                overview.documentTags());
    }

    record State(@JsonProperty("total") long total, @JsonProperty("indexed") long indexed,
            @JsonProperty("queued") long queued) {}
}
