package dev.parlance.knowledge.document.browsing;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.parlance.knowledge.document.Document;

/** A document without its text. */
record Glimpse(Document document, @Nullable String reference, List<String> tags, String metadata, String preview,
        @Nullable Instant indexedAt, int characters, int words) {

    Glimpse {
        tags = List.copyOf(tags);
    }
}
