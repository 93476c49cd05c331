/** A real PostgreSQL and a real Kafka broker that start with the process and keep their data. */
@NullMarked
package dev.parlance.embedded;

import org.jspecify.annotations.NullMarked;
