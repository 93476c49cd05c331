/** How far a statement answers a question, and how far is enough. */
@NullMarked
package dev.parlance.inference.extraction.evidence;

import org.jspecify.annotations.NullMarked;
