/** Remembers what was searched and how well it was answered, so that an account can see what its knowledge lacks. */
@NullMarked
package dev.parlance.knowledge.retrieval.record;

import org.jspecify.annotations.NullMarked;
