/** Carries a request to its service and the answer back, byte by byte and event by event. */
@NullMarked
package dev.parlance.gateway.forwarding;

import org.jspecify.annotations.NullMarked;
