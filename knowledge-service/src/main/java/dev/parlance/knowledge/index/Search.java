package dev.parlance.knowledge.index;

import org.jspecify.annotations.Nullable;

/**
 * A question to the passages in a scope.
 *
 * @param words what was asked; may be empty, then nothing is found by words
 * @param vector what the embedding model made of it; without one, or with one of zeros, nothing is found by meaning
 */
public record Search(Scope scope, String words, float @Nullable [] vector) {}
