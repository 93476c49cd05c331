/** Documents: what an account has given to be known, from its acceptance to its end state. */
@NullMarked
package dev.parlance.knowledge.document;

import org.jspecify.annotations.NullMarked;
