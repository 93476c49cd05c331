/** Turns text of any script into the terms that lexical search counts. */
@NullMarked
package dev.parlance.knowledge.index.words;

import org.jspecify.annotations.NullMarked;
