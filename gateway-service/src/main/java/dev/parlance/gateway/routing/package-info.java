/** Which public addresses there are, which service owns each, and what it may cost. */
@NullMarked
package dev.parlance.gateway.routing;

import org.jspecify.annotations.NullMarked;
