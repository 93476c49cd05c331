/** What a passage says: its sentences, list items, fields and table rows, and which line stands over which. */
@NullMarked
package dev.parlance.inference.extraction.statement;

import org.jspecify.annotations.NullMarked;
