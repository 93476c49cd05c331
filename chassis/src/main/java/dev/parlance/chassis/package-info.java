/** What every service needs and no library gives: caller, failure, event, egress, telemetry. */
@NullMarked
package dev.parlance.chassis;

import org.jspecify.annotations.NullMarked;
