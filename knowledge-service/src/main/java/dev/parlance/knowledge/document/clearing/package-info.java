/** Clearing collections: of their documents, of their vectors, or altogether. */
@NullMarked
package dev.parlance.knowledge.document.clearing;

import org.jspecify.annotations.NullMarked;
