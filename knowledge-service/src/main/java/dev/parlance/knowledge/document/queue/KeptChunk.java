package dev.parlance.knowledge.document.queue;

import java.util.UUID;

import dev.parlance.knowledge.index.Passage;

/**
 * A passage as it is kept.
 *
 * @param print of the text that was given to the model: equal texts have equal vectors
 */
public record KeptChunk(Passage passage, UUID print) {}
