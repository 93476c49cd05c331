package dev.parlance.knowledge.document.queue;

/**
 * A queue of its own, with room of its own: large documents, which take minutes, never stand before small ones.
 *
 * @param heavy whether it is the one for large documents
 * @param share how many documents of one account an indexer works on at a time; others find room beside it
 */
public record Lane(boolean heavy, int share) {}
