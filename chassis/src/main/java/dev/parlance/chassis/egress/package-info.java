/** Outbound HTTP to addresses other people choose, kept out of private networks. */
@NullMarked
package dev.parlance.chassis.egress;

import org.jspecify.annotations.NullMarked;
