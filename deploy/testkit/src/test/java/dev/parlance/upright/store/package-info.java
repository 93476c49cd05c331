/** A room as it should be. */
@NullMarked
package dev.parlance.upright.store;

import org.jspecify.annotations.NullMarked;
