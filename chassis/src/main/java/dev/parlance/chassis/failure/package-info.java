/** One type for everything that goes wrong in a request, and how each API family words it. */
@NullMarked
package dev.parlance.chassis.failure;

import org.jspecify.annotations.NullMarked;
