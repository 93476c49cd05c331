/** Completions, models, conversations and answers that cite their sources. */
@NullMarked
package dev.parlance.inference;

import org.jspecify.annotations.NullMarked;
