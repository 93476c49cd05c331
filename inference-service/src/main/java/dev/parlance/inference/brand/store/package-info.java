/** Brand profiles in PostgreSQL. */
@NullMarked
package dev.parlance.inference.brand.store;

import org.jspecify.annotations.NullMarked;
