/** Keeps the passages in a Lucene index on local disk: inverted lists for words, a graph of neighbours for meaning. */
@NullMarked
package dev.parlance.knowledge.index.lucene;

import org.jspecify.annotations.NullMarked;
