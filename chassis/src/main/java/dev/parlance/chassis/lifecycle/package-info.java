/** What goes on beside the requests, for as long as a service runs. */
@NullMarked
package dev.parlance.chassis.lifecycle;

import org.jspecify.annotations.NullMarked;
