/** Vectors of texts, from the model that comes along or from an upstream's, in the OpenAI shape. */
@NullMarked
package dev.parlance.inference.embedding;

import org.jspecify.annotations.NullMarked;
