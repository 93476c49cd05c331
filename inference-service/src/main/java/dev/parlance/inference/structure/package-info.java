/** The form an answer has to have: schemas, how a model is told of them, and how its answer is judged by them. */
@NullMarked
package dev.parlance.inference.structure;

import org.jspecify.annotations.NullMarked;
