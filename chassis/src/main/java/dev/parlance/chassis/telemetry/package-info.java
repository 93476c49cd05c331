/** What an operator sees of a request: its id, the trace it is part of, and one line in the log. */
@NullMarked
package dev.parlance.chassis.telemetry;

import org.jspecify.annotations.NullMarked;
