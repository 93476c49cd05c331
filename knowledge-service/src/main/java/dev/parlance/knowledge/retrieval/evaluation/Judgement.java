package dev.parlance.knowledge.retrieval.evaluation;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * What somebody thinks of a document as an answer to a query.
 *
 * @param docid the key of the document, where it is an entry; it may not be there (yet)
 * @param document the document's id, where it is there
 * @param name what the document is called, where it is there
 * @param relevance 0 for beside the point to 3 for just what was asked for
 */
record Judgement(UUID id, String query, @Nullable String docid, @Nullable UUID document, @Nullable String name,
        int relevance, Instant createdAt, Instant updatedAt) {}
