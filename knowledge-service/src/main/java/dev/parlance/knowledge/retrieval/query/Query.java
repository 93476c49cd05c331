package dev.parlance.knowledge.retrieval.query;

import java.util.List;
import java.util.UUID;

/**
 * A search an account asks for.
 *
 * @param terms what is looked for; a document counts as what it is to the term it fits best
 * @param top how many documents at most
 * @param likeness what is demanded of a passage, whatever the order
 * @param references whether documents that share a reference with one that was found are told, too
 */
public record Query(List<String> terms, List<UUID> collections, int top, Likeness likeness, Reranker reranker,
        boolean references) {}
