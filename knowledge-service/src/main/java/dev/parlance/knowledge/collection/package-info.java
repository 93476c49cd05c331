/** Collections: what documents are kept in and searched by. */
@NullMarked
package dev.parlance.knowledge.collection;

import org.jspecify.annotations.NullMarked;
