/** Entries: documents with a key, put one by one or imported from lines of JSON. */
@NullMarked
package dev.parlance.knowledge.document.entry;

import org.jspecify.annotations.NullMarked;
