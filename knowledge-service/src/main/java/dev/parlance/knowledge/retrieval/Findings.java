package dev.parlance.knowledge.retrieval;

import java.util.List;

/**
 * What was found, best first.
 *
 * @param byMeaning false where only words could be compared, because the embedding model was out of reach
 */
public record Findings(List<Found> passages, boolean byMeaning) {}
