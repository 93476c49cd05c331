/** Keeps passages where they are found again, by their words and by their meaning, and only by their owner. */
@NullMarked
package dev.parlance.knowledge.index;

import org.jspecify.annotations.NullMarked;
