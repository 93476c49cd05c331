/** Documents, their indexing and the search over them. */
@NullMarked
package dev.parlance.knowledge;

import org.jspecify.annotations.NullMarked;
