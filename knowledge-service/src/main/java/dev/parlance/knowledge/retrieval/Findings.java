package dev.parlance.knowledge.retrieval;

import java.util.List;

/**
 * What was found, best first.
 *
 * @param byMeaning false where only words could be compared, because the embedding model was out of reach
 * @param quality what the best of them is worth by meaning and words together, whatever they were ranked by; 0 for none
 */
public record Findings(List<Found> passages, boolean byMeaning, double quality) {}
