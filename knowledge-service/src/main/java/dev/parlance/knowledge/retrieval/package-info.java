/** Answers a question with the passages that say most about it. */
@NullMarked
package dev.parlance.knowledge.retrieval;

import org.jspecify.annotations.NullMarked;
