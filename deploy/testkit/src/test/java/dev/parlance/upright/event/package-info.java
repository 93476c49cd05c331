/** A room as it should be. */
@NullMarked
package dev.parlance.upright.event;

import org.jspecify.annotations.NullMarked;
