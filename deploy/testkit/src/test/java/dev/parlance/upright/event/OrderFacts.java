package dev.parlance.upright.event;

import dev.parlance.upright.order.Order;
import org.apache.kafka.common.TopicPartition;

/** The room that may speak Kafka. */
record OrderFacts(Order order, TopicPartition partition) {}
