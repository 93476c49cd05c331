/** How services of one installation reach each other over HTTP. */
@NullMarked
package dev.parlance.chassis.neighbour;

import org.jspecify.annotations.NullMarked;
