/** Who is calling: reads credentials from a request and finds out whose they are. */
@NullMarked
package dev.parlance.gateway.access;

import org.jspecify.annotations.NullMarked;
