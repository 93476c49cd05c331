package dev.parlance.knowledge.collection;

import java.util.List;

/**
 * A collection and what is in it.
 *
 * @param documents all of them, those that failed included
 * @param indexed those that can be found
 * @param queued those that will be
 * @param documentTags what its documents are tagged with, in alphabetical order
 */
record CollectionOverview(Collection collection, long documents, long indexed, long queued,
        List<String> documentTags) {}
