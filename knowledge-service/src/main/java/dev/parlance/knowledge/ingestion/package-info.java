/** Makes accepted documents findable: read, cut, embedded, indexed, and brought to an end state whatever happens. */
@NullMarked
package dev.parlance.knowledge.ingestion;

import org.jspecify.annotations.NullMarked;
