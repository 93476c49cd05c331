package dev.parlance.knowledge.index;

/**
 * What the index holds of a document.
 *
 * @param passages how many that carry vectors of the present model. 0 when all are of an earlier one: they are still found,
 *            but by their words alone
 */
public record Holding(String documentId, int passages) {}
