/** Facts on their way to Kafka and back: envelope, outbox, inbox. */
@NullMarked
package dev.parlance.chassis.event;

import org.jspecify.annotations.NullMarked;
