/** Searches that accounts ask for themselves, over collections of their choice. */
@NullMarked
package dev.parlance.knowledge.retrieval.query;

import org.jspecify.annotations.NullMarked;
