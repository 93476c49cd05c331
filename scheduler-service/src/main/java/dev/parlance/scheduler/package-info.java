/** Scheduled and recurring messages. */
@NullMarked
package dev.parlance.scheduler;

import org.jspecify.annotations.NullMarked;
