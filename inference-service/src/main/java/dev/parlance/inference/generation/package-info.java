/** One answer of a model, with all the calls it takes: tools are run between them, and what must have a form gets it. */
@NullMarked
package dev.parlance.inference.generation;

import org.jspecify.annotations.NullMarked;
