/** Measures how well a collection answers, by what people judged of its documents. */
@NullMarked
package dev.parlance.knowledge.retrieval.evaluation;

import org.jspecify.annotations.NullMarked;
