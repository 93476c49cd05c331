/** Identifiers: of things, sorted by the time they were made, and of requests. */
@NullMarked
package dev.parlance.chassis.identity;

import org.jspecify.annotations.NullMarked;
