/** Keeps the passages in a Qdrant collection: sparse vectors for words, dense ones for meaning. */
@NullMarked
package dev.parlance.knowledge.index.qdrant;

import org.jspecify.annotations.NullMarked;
