/** A real PostgreSQL and a real Kafka for the tests of one JVM, and a fresh corner of them for each test class. */
@NullMarked
package dev.parlance.testkit.servers;

import org.jspecify.annotations.NullMarked;
