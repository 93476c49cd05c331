/** What an operator sees of a request: its id and one line in the log. */
@NullMarked
package dev.parlance.chassis.telemetry;

import org.jspecify.annotations.NullMarked;
