/** Reads web pages and XML: what is content in them, and what its tags mean to a reader. */
@NullMarked
package dev.parlance.knowledge.parsing.markup;

import org.jspecify.annotations.NullMarked;
