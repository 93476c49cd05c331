/** The caller's knowledge, kept by knowledge-service: passages that may hold the answer to a question. */
@NullMarked
package dev.parlance.inference.retrieval;

import org.jspecify.annotations.NullMarked;
