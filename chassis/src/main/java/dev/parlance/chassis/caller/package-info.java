/** Who is calling: an identity the gateway signs and every service verifies, short-lived. */
@NullMarked
package dev.parlance.chassis.caller;

import org.jspecify.annotations.NullMarked;
