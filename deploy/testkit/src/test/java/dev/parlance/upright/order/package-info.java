/** A room as it should be. */
@NullMarked
package dev.parlance.upright.order;

import org.jspecify.annotations.NullMarked;
