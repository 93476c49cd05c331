package dev.parlance.knowledge.document.queue;

import java.util.UUID;

/**
 * How far a document is.
 *
 * @param processed how many of its chunks have their vector
 * @param total how many chunks it has, 0 until it was read
 */
public record Step(UUID document, Stage stage, int processed, int total) {}
