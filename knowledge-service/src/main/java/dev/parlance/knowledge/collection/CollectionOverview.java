package dev.parlance.knowledge.collection;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A collection and what is in it.
 *
 * @param documents all of them, those that failed included
 * @param indexed those that can be found
 * @param queued those that will be
 * @param oldest when the one was queued that has waited longest
 * @param embeddings the models whose vectors there are, with their dimensions and how many documents have them, in JSON
 * @param documentTags what its documents are tagged with, in alphabetical order
 */
record CollectionOverview(Collection collection, long documents, long indexed, long queued,
        @Nullable Instant oldest, String embeddings, List<String> documentTags) {}
