/** Clears away what has served its time. */
@NullMarked
package dev.parlance.account.housekeeping;

import org.jspecify.annotations.NullMarked;
