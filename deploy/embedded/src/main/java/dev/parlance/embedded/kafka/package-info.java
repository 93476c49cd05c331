/** A Kafka broker and its controller in this process, and the folder that keeps their log. */
@NullMarked
package dev.parlance.embedded.kafka;

import org.jspecify.annotations.NullMarked;
