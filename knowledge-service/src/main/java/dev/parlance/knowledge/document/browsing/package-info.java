/** Looking at the documents of a collection: lists, filters, one in full, all of them as lines. */
@NullMarked
package dev.parlance.knowledge.document.browsing;

import org.jspecify.annotations.NullMarked;
