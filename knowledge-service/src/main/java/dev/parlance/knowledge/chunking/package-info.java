/** Cuts a parsed document into chunks that can be found, read and cited on their own. */
@NullMarked
package dev.parlance.knowledge.chunking;

import org.jspecify.annotations.NullMarked;
