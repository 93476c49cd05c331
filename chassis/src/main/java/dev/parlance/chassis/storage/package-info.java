/** What services ask of PostgreSQL beyond what its driver gives. */
@NullMarked
package dev.parlance.chassis.storage;

import org.jspecify.annotations.NullMarked;
