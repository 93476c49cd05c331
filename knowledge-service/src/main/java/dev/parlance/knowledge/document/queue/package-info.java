/** Knows which documents wait to be indexed, who works on them, how far they are, and how they ended. */
@NullMarked
package dev.parlance.knowledge.document.queue;

import org.jspecify.annotations.NullMarked;
