/** Knows in which character set a file without a declared one was written. */
@NullMarked
package dev.parlance.knowledge.parsing.encoding;

import org.jspecify.annotations.NullMarked;
