/** Turns texts into vectors that lie close together when the texts mean the same. */
@NullMarked
package dev.parlance.knowledge.embedding;

import org.jspecify.annotations.NullMarked;
