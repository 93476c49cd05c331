package dev.parlance.knowledge.retrieval.query;

import java.util.List;

import dev.parlance.knowledge.retrieval.Found;

/**
 * The documents that answer a query.
 *
 * @param best of each document the passage that fits best, best first
 * @param quality what the best passage there is is worth by meaning and words together, whatever the order; 0 for none
 * @param byMeaning false where only words could be compared, because the embedding model was out of reach
 */
public record FoundDocuments(List<Found> best, double quality, boolean byMeaning) {}
