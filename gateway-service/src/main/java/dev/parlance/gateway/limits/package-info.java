/** How often somebody may call: windows of a plan, paces of an address, and how many requests may run at the same time. */
@NullMarked
package dev.parlance.gateway.limits;

import org.jspecify.annotations.NullMarked;
